/*
 * The interface of binderfs, from include/uapi/linux/android/binderfs.h in 6.12.
 */
#include <linux/ioctl.h>
#include <linux/types.h>

/* #region device */
#define BINDERFS_MAX_NAME 255

struct binderfs_device {
	char name[BINDERFS_MAX_NAME + 1];
	__u32 major;
	__u32 minor;
};

#define BINDER_CTL_ADD _IOWR('b', 1, struct binderfs_device)
/* #endregion */

_Static_assert(sizeof(struct binderfs_device) == 264, "the kernel copies 264 bytes");
_Static_assert(BINDER_CTL_ADD == 0xc1086201, "the number says direction, size and magic");
