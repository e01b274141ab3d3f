/* The question and the answer, as in include/uapi/linux/seccomp.h of Linux 5.0. */
#include <linux/types.h>

struct seccomp_data {
	int nr;
	__u32 arch;
	__u64 instruction_pointer;
	__u64 args[6];
};

/* #region structs */
struct seccomp_notif {
	__u64 id;
	__u32 pid;
	__u32 flags;
	struct seccomp_data data;
};

struct seccomp_notif_resp {
	__u64 id;
	__s64 val;
	__s32 error;
	__u32 flags;
};
/* #endregion structs */

_Static_assert(sizeof(struct seccomp_notif) == 80, "the question");
_Static_assert(sizeof(struct seccomp_notif_resp) == 24, "the answer");
