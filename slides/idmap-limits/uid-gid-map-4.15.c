/* struct uid_gid_map as in include/linux/user_namespace.h of Linux 4.15 to 6.11. */
#include <stdint.h>

typedef uint32_t u32;

struct uid_gid_extent {
	u32 first;
	u32 lower_first;
	u32 count;
};

/* #region map */
#define UID_GID_MAP_MAX_BASE_EXTENTS 5
#define UID_GID_MAP_MAX_EXTENTS 340

struct uid_gid_map { /* 64 bytes -- 1 cache line */
	u32 nr_extents;
	union {
		struct uid_gid_extent extent[UID_GID_MAP_MAX_BASE_EXTENTS];
		struct {
			struct uid_gid_extent *forward;
			struct uid_gid_extent *reverse;
		};
	};
};
/* #endregion map */

_Static_assert(sizeof(struct uid_gid_map) == (sizeof(void *) == 8 ? 72 : 64), "the comment holds on 32 bit only");
