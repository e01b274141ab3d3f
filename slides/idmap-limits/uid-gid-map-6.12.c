/* struct uid_gid_map as in include/linux/user_namespace.h of Linux 6.12. */
#include <stdint.h>

typedef uint32_t u32;

#define UID_GID_MAP_MAX_BASE_EXTENTS 5

struct uid_gid_extent {
	u32 first;
	u32 lower_first;
	u32 count;
};

/* #region map */
struct uid_gid_map { /* 64 bytes -- 1 cache line */
	union {
		struct {
			struct uid_gid_extent extent[UID_GID_MAP_MAX_BASE_EXTENTS];
			u32 nr_extents;
		};
		struct {
			struct uid_gid_extent *forward;
			struct uid_gid_extent *reverse;
		};
	};
};
/* #endregion map */

_Static_assert(sizeof(struct uid_gid_map) == 64, "one cache line");
