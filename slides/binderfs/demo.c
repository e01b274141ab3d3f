/* Two mounts of binder, the same names. */
#include "../demo.h"
#include <linux/android/binder.h>
#include <linux/android/binderfs.h>
#include <sys/mount.h>

/* Asks an instance for a device. */
static int add(const char *instance, const char *name)
{
	struct binderfs_device device = { 0 };
	char path[32];

	sprintf(path, "%s/binder-control", instance);
	strcpy(device.name, name);
	return ioctl(check(open(path, O_RDONLY)), BINDER_CTL_ADD, &device);
}

/* The kernel's number for a device. */
static unsigned int minor_of(const char *path)
{
	struct stat device;

	check(stat(path, &device));
	return minor(device.st_rdev);
}

/* Opens a device to be its manager. */
static int manage(const char *path)
{
	return ioctl(check(open(path, O_RDWR)), BINDER_SET_CONTEXT_MGR, 0);
}

int main(void)
{
	check(become_container(CLONE_NEWNS));
	check(mount("tmpfs", "/mnt", "tmpfs", 0, NULL));
	check(chdir("/mnt"));
	check(mkdir("a", 0755));
	check(mkdir("b", 0755));
	show(mount("binder", "a", "binder", 0, "max=2"), 0, "mount a");
	show(mount("binder", "b", "binder", 0, NULL), 0, "mount b");

	show(add("a", "binder"), 0, "add a/binder");
	show(add("b", "binder"), 0, "add b/binder");
	say("  same name, minors %u and %u\n",
	    minor_of("a/binder"), minor_of("b/binder"));
	show(add("a", "hwbinder"), 0, "add a/hwbinder");
	show(add("a", "vndbinder"), ENOSPC, "add a/vndbinder");

	show(manage("a/binder"), 0, "manage a/binder");
	show(manage("a/binder"), EBUSY, "manage a/binder again");
	show(manage("b/binder"), 0, "manage b/binder");

	show(unlink("a/binder"), 0, "rm a/binder");
	show(access("a/binder", F_OK), ENOENT, "find a/binder");
	show(access("b/binder", F_OK), 0, "find b/binder");
	return 0;
}
