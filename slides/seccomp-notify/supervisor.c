/* Answers the system calls a seccomp filter traps, until nobody uses the filter any more. */
#include <linux/seccomp.h>
#include <string.h>
#include <sys/ioctl.h>

/* Does what the target asked for on its behalf. Returns 0 or a negative errno. */
int emulate(int listener, const struct seccomp_notif *request);

/* #region serve */
void serve(int listener)
{
	struct seccomp_notif request = {0};
	struct seccomp_notif_resp response = {0};

	while (ioctl(listener, SECCOMP_IOCTL_NOTIF_RECV,
		     &request) == 0) {
		response.id = request.id;
		response.error = emulate(listener, &request);
		ioctl(listener, SECCOMP_IOCTL_NOTIF_SEND,
		      &response);
		memset(&request, 0, sizeof(request));
	}
}
/* #endregion serve */
