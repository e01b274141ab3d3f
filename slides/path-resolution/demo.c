/* Which bits close which way out of /srv/c? */
#include "../demo.h"
#include <linux/openat2.h>
#include <sys/mount.h>

/* A host, and the root of a container. */
static int make_tree(void)
{
	check(unshare(CLONE_NEWNS));
	check(mount("tmpfs", "/mnt", "tmpfs", 0, NULL));
	check(chroot("/mnt"));
	check(mkdir("/etc", 0755));
	check(creat("/etc/passwd", 0644));
	check(mkdir("/srv", 0755));
	check(mkdir("/srv/c", 0755));
	check(mkdir("/srv/c/etc", 0755));
	check(creat("/srv/c/etc/passwd", 0600));
	check(symlink("/etc/passwd", "/srv/c/link"));
	check(mkdir("/srv/c/proc", 0755));
	check(mount("proc", "/srv/c/proc", "proc", 0, NULL));
	return check(open("/srv/c", O_PATH));
}

/* Whose file is reached, or why none is. */
static const char *walk(int dirfd, const char *path, uint64_t bits)
{
	struct open_how how = { O_RDONLY, 0, bits };
	struct stat file;
	int fd = syscall(SYS_openat2, dirfd, path, &how, sizeof(how));

	if (fd < 0 || fstat(fd, &file) < 0)
		return answer(-1);
	return (file.st_mode & 0777) == 0600 ? "own" : "host";
}

static int row(int c, const char *name, uint64_t bits,
	       const char *expected)
{
	char ends[64];

	sprintf(ends, "%-16s  %-5s  %s", walk(c, "../../etc/passwd", bits),
		walk(c, "link", bits), walk(c, "proc/self/exe", bits));
	printf("%-13s  %s\n", name, ends);
	return strcmp(ends, expected) == 0 ? 0 : -1;
}
#define ROW(bit, expected) check(row(c, #bit, RESOLVE_##bit, expected))

int main(void)
{
	int c = make_tree();

	say("%-13s  ../../etc/passwd  link   proc/self/exe\n", "");
	check(row(c, "(no bit)", 0, "host              host   host"));
	ROW(NO_SYMLINKS,            "host              ELOOP  ELOOP");
	ROW(NO_MAGICLINKS,          "host              host   ELOOP");
	ROW(NO_XDEV,                "host              EXDEV  EXDEV");
	ROW(BENEATH,                "EXDEV             EXDEV  EXDEV");
	ROW(IN_ROOT,                "own               own    EXDEV");
	return 0;
}
