/* What may a user namespace mount? */
#include "../demo.h"
#include <linux/securebits.h>
#include <sys/mount.h>

#define TMPFS 50	/* both know it */
#define try(type, where, error) \
	show(mount(type, where, type, 0, NULL), error, "  mount " type)

static void container(void)
{
	check(become_container(CLONE_NEWNS));
	say("root of a user namespace:\n");
	try("tmpfs", "/mnt", 0);
	/* Would parse whatever is on a disk. */
	try("ext4", "/media", EPERM);
	/* Would show the pids of the host. */
	try("proc", "/proc", EPERM);

	check(unshare(CLONE_NEWPID));
	/* The first process in there. */
	pid_t child = check(fork());
	if (child == 0) {
		say("with its own pid namespace:\n");
		try("proc", "/proc", 0);
		exit(0);
	}
	expect(ended(child) == 0);

	say("a node on its own tmpfs:\n");
	show(mknod("/mnt/null", S_IFCHR | 0666,
		   makedev(1, 3)), EPERM, "  mknod null");
	check(dup2(check(open("/mnt", O_PATH)), TMPFS));
	exit(0);
}

int main(void)
{
	/* Both have one table of descriptors. */
	pid_t child = check(syscall(SYS_clone,
			CLONE_FILES | SIGCHLD, 0, 0, 0, 0));

	if (child == 0)
		container();
	expect(ended(child) == 0);

	/* Act as its owner, with root's rights. */
	check(prctl(PR_SET_SECUREBITS, SECBIT_NO_SETUID_FIXUP));
	check(setegid(1000));
	check(seteuid(1000));
	say("root of the host, on that tmpfs:\n");
	show(mknodat(TMPFS, "null", S_IFCHR | 0666,
		     makedev(1, 3)), 0, "  mknod null");
	show(openat(TMPFS, "null", O_RDONLY), EACCES, "  open null");
	return 0;
}
