/* How many extents does a uid_map take? */
#include "../demo.h"

static pid_t child;	/* Has no map yet. */
static char path[64];	/* Of its map. */

static void start_child(void)
{
	child = check(syscall(SYS_clone,
			CLONE_NEWUSER | SIGCHLD, 0, 0, 0, 0));
	if (child == 0)	/* dies with us */
		must("prctl", prctl(PR_SET_PDEATHSIG, SIGKILL));
	while (child == 0)
		pause();
	sprintf(path, "/proc/%d/uid_map", child);
}

/* "inside outside count", last id first. */
static int write_map(int extents)
{
	char text[8192];
	int length = 0;

	for (int id = extents - 1; id >= 0; id--)
		length += sprintf(text + length, "%d %d 1\n",
				  id, 1000 + 2 * id);
	expect(length < 4096);	/* or too long */
	start_child();
	/* A map is taken whole, or not at all. */
	return write(check(open(path, O_WRONLY)), text, length);
}

/* The ids inside, as the kernel has them. */
static void read_back(int extents, int first)
{
	int id, top = -1, lines = 0;
	FILE *map = fopen(path, "re");

	expect(map != NULL);
	say("  read back:");
	for (; fscanf(map, "%d %*d %*d", &id) == 1; lines++) {
		top = lines == 0 ? id : top;
		if (lines < 6)
			printf(" %d", id);
	}
	printf(extents > 6 ? " ...\n" : "\n");
	expect(fclose(map) == 0 && lines == extents && top == first);
}

int main(void)
{
	show(write_map(5), 0, "5 extents");
	read_back(5, 4);	/* as written */
	show(write_map(6), 0, "6 extents");
	read_back(6, 0);	/* sorted */
	show(write_map(340), 0, "340 extents");
	read_back(340, 0);
	show(write_map(341), EINVAL, "341 extents");
	return 0;
}
