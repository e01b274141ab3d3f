/* The same mount with mount(2) and with the calls of Linux 5.2; needs glibc 2.36. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <sys/mount.h>

int mount_with_one_call(void)
{
	return
	/* #region one */
	mount("tmpfs", "/mnt", "tmpfs", MS_NOSUID, "size=64m");
	/* #endregion one */
}

int mount_in_stages(void)
{
	int fs, mnt;

	/* #region stages */
	fs = fsopen("tmpfs", FSOPEN_CLOEXEC);
	fsconfig(fs, FSCONFIG_SET_STRING, "size", "64m", 0);
	fsconfig(fs, FSCONFIG_CMD_CREATE, NULL, NULL, 0);
	mnt = fsmount(fs, FSMOUNT_CLOEXEC, MOUNT_ATTR_NOSUID);
	move_mount(mnt, "", AT_FDCWD, "/mnt",
	           MOVE_MOUNT_F_EMPTY_PATH);
	/* #endregion stages */
	return mnt;
}
