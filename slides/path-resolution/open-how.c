#include <linux/types.h>
#include <stddef.h>

/* #region call */
struct open_how {
	__u64 flags;
	__u64 mode;
	__u64 resolve;
};

long openat2(int dirfd,
             const char *pathname,
             struct open_how *how,
             size_t size); /* 437 */
/* #endregion */

_Static_assert(sizeof(struct open_how) == 24, "the first version has 24 bytes");
