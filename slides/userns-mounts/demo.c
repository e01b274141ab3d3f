/* What may root of a user namespace mount? */
#include "../demo.h"
#include <linux/securebits.h>
#include <sys/mount.h>

#define TMPFS 50	/* A descriptor that both processes know. */
#define try(type, where, error) \
	show(mount(type, where, type, 0, NULL), error, "  mount " type)

static void container(void)
{
	check(become_container(CLONE_NEWNS));
	say("container, root of its user namespace:\n");
	try("tmpfs", "/mnt", 0);
	try("ext4", "/media", EPERM);	/* would parse any image */
	try("proc", "/proc", EPERM);	/* would show the host's pids */

	check(unshare(CLONE_NEWPID));
	pid_t child = check(fork());	/* the first one in there */
	if (child == 0) {
		say("and with a pid namespace of its own:\n");
		try("proc", "/proc", 0);
		exit(0);
	}
	expect(ended(child) == 0);

	say("a device node on its own tmpfs:\n");
	show(mknod("/mnt/null", S_IFCHR | 0666, makedev(1, 3)), EPERM,
	     "  mknod null");
	check(dup2(check(open("/mnt", O_PATH)), TMPFS));
	exit(0);
}

int main(void)
{
	/* The child shares the table of descriptors. */
	pid_t child = check(syscall(SYS_clone,
			CLONE_FILES | SIGCHLD, 0, 0, 0, 0));

	if (child == 0)
		container();
	expect(ended(child) == 0);

	/* The owner of the tmpfs, with the rights of real root. */
	check(prctl(PR_SET_SECUREBITS, SECBIT_NO_SETUID_FIXUP));
	check(setegid(1000));
	check(seteuid(1000));
	say("host, as root, on the container's tmpfs:\n");
	show(mknodat(TMPFS, "null", S_IFCHR | 0666, makedev(1, 3)), 0,
	     "  mknod null");
	show(openat(TMPFS, "null", O_RDONLY), EACCES, "  open null");
	return 0;
}
