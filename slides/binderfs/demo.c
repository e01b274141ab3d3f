/* Two mounts of binder, with the same names in both. */
#include "../demo.h"
#include <linux/android/binder.h>
#include <linux/android/binderfs.h>
#include <sys/mount.h>

/* Asks an instance for a device. */
static void add(const char *instance, const char *name, int error)
{
	struct binderfs_device device = { 0 };
	char path[32];

	sprintf(path, "%s/binder-control", instance);
	int control = check(open(path, O_RDONLY | O_CLOEXEC));
	strcpy(device.name, name);
	show(ioctl(control, BINDER_CTL_ADD, &device), error,
	     "add %s/%s", instance, name);
	if (error == 0)
		say("  char device, minor %u\n", device.minor);
	check(close(control));
}

/* Wants to be the service manager of the device. */
static void manage(const char *path, int error)
{
	int binder = check(open(path, O_RDWR | O_CLOEXEC));

	show(ioctl(binder, BINDER_SET_CONTEXT_MGR, 0), error,
	     "manager of %s", path);
}

int main(void)
{
	check(become_container(CLONE_NEWNS));
	check(mount("tmpfs", "/mnt", "tmpfs", 0, NULL));
	check(chdir("/mnt"));
	check(mkdir("a", 0755));
	check(mkdir("b", 0755));
	check(mount("binder", "a", "binder", 0, "max=2"));
	check(mount("binder", "b", "binder", 0, NULL));

	add("a", "binder", 0);
	add("b", "binder", 0);		/* the same name */
	add("a", "hwbinder", 0);
	add("a", "vndbinder", ENOSPC);	/* two is all a may have */

	manage("a/binder", 0);
	manage("a/binder", EBUSY);	/* one for each device */
	manage("b/binder", 0);		/* and this is another */

	show(unlink("a/binder"), 0, "rm a/binder");
	show(access("a/binder", F_OK), ENOENT, "find a/binder");
	show(access("b/binder", F_OK), 0, "find b/binder");
	return 0;
}
