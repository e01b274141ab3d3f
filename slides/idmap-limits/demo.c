/* How many extents does a uid_map take? */
#include "../demo.h"

/* "inside outside count" for each id, the highest first. */
static int write_map(char *text, int extents)
{
	int length = 0;

	for (int id = extents - 1; id >= 0; id--)
		length += sprintf(text + length, "%d %d 1\n",
				  id, 1000 + 2 * id);
	return length;
}

/* Reading it shows in which order the kernel keeps it. */
static void read_back(const char *path, int extents)
{
	int id, first = -1, lines = 0;
	FILE *map = fopen(path, "re");

	expect(map != NULL);
	for (; fscanf(map, "%d %*u %*u", &id) == 1; lines++)
		first = lines == 0 ? id : first;
	expect(fclose(map) == 0 && lines == extents);
	say("  read back: id %d comes first, %s\n", first,
	    first == 0 ? "it is sorted" : "as written");
	expect(first == (extents > 5 ? 0 : extents - 1));
}

static void try(int extents, int error)
{
	char text[4096], path[64];
	/* A child in a new user namespace, for its map. */
	pid_t child = check(syscall(SYS_clone,
			CLONE_NEWUSER | SIGCHLD, 0, 0, 0, 0));

	while (child == 0)
		pause();
	sprintf(path, "/proc/%d/uid_map", child);
	int fd = check(open(path, O_WRONLY | O_CLOEXEC));
	/* One write: a map is taken whole or not at all. */
	int length = write_map(text, extents);
	long taken = write(fd, text, length);
	say("%3d extents, %4d bytes: %s\n", extents, length,
	    answer(taken));
	expect(error ? errno == error : taken == length);
	if (!error)
		read_back(path, extents);
	check(kill(child, SIGKILL));
	expect(ended(child) == SIGKILL && close(fd) == 0);
}

int main(void)
{
	try(5, 0);		/* fits into the struct itself */
	try(6, 0);		/* moves into two sorted arrays */
	try(340, 0);
	try(341, EINVAL);	/* though below 4096 bytes */
	return 0;
}
