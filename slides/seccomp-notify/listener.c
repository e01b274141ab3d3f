/* What Linux 5.0 adds to seccomp(2), and how a listener is asked for. */
#define _GNU_SOURCE
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/syscall.h>
#include <unistd.h>

int new_listener(const struct sock_fprog *program)
{
	/* #region listener */
	#define SECCOMP_RET_USER_NOTIF           0x7fc00000U
	#define SECCOMP_FILTER_FLAG_NEW_LISTENER (1UL << 3)

	int listener = syscall(SYS_seccomp,
		SECCOMP_SET_MODE_FILTER,
		SECCOMP_FILTER_FLAG_NEW_LISTENER,
		program);
	/* #endregion listener */
	return listener;
}
