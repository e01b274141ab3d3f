/* struct uid_gid_map as in include/linux/user_namespace.h of Linux 4.14. */
#include <stdint.h>

typedef uint32_t u32;

/* #region map */
#define UID_GID_MAP_MAX_EXTENTS 5

struct uid_gid_map {	/* 64 bytes -- 1 cache line */
	/* #region members */
	u32 nr_extents;
	struct uid_gid_extent {
		u32 first;
		u32 lower_first;
		u32 count;
	} extent[UID_GID_MAP_MAX_EXTENTS];
	/* #endregion members */
};
/* #endregion map */

_Static_assert(sizeof(struct uid_gid_map) == 64, "one cache line");
