/* Injects one uevent into the network namespace of the caller; needs CAP_SYS_ADMIN over that namespace. */
#include <errno.h>
#include <linux/netlink.h>
#include <stddef.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

/* Sends the payload: NUL-terminated strings, "ACTION@DEVPATH" first. Returns 0 or a negative errno. */
int inject_uevent(char *payload, size_t length)
{
	struct { struct nlmsghdr header; struct nlmsgerr body; } answer = {0};
	ssize_t received = -1;

	/* #region send */
	int fd = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC,
			NETLINK_KOBJECT_UEVENT);
	struct nlmsghdr header = {
		.nlmsg_len = NLMSG_HDRLEN + length,
		.nlmsg_type = NLMSG_MIN_TYPE,
		.nlmsg_flags = NLM_F_REQUEST | NLM_F_ACK,
	};
	struct iovec parts[] = {
		{ &header, sizeof(header) },
		{ payload, length },
	};
	struct msghdr message = {
		.msg_iov = parts, .msg_iovlen = 2,
	};
	ssize_t sent = sendmsg(fd, &message, 0);
	/* #endregion send */

	if (sent >= 0)
		received = recv(fd, &answer, sizeof(answer), 0);
	int error = received < 0 ? -errno : answer.body.error;
	if (fd >= 0)
		close(fd);
	return error;
}
