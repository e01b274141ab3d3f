/* A container injects an event: who hears? */
#include "../demo.h"
#include <linux/netlink.h>
#include <sys/socket.h>
#define EVENT "add@/talk\0ACTION=add\0DEVPATH=/talk\0SUBSYSTEM=talk"

static int uevent_socket(int group)
{
	struct sockaddr_nl own = { AF_NETLINK, 0, 0, group };
	int fd = check(socket(AF_NETLINK, SOCK_RAW, NETLINK_KOBJECT_UEVENT));

	check(bind(fd, (void *)&own, sizeof(own)));
	return fd;
}

/* Events arrive within the sender's call. */
static void hear(const char *who, int fd, int expected)
{
	char text[2048];
	struct sockaddr_nl from;
	socklen_t size = sizeof(from);
	int bytes = recvfrom(fd, text, sizeof(text), MSG_DONTWAIT,
			     (void *)&from, &size);

	expect(expected ? bytes > 0 : errno == EAGAIN);
	say("%s hears %d bytes\n", who, expected ? bytes : 0);
	for (char *s = text; s < text + bytes; s += strlen(s) + 1)
		say("  %s\\0\n", s);
	/* As sent, and by the kernel: port 0. */
	expect(!expected || (from.nl_pid == 0 &&
			     !memcmp(text, EVENT, sizeof(EVENT))));
}

static int inject(int fd)
{
	struct { struct nlmsghdr header; char event[sizeof(EVENT)]; }
	request = { { NLMSG_LENGTH(sizeof(EVENT)), NLMSG_MIN_TYPE,
		      NLM_F_REQUEST | NLM_F_ACK, 1, 0 }, EVENT };
	struct { struct nlmsghdr header; struct nlmsgerr body; } reply;

	check(send(fd, &request, request.header.nlmsg_len, 0));
	check(recv(fd, &reply, sizeof(reply), 0));
	errno = -reply.body.error;
	return reply.body.error;
}

int main(void)
{
	int host = uevent_socket(1), to_host = uevent_socket(0);

	check(become_container(CLONE_NEWNET));
	int inside = uevent_socket(1), to_inside = uevent_socket(0);
	say("container injects %zu bytes\n", sizeof(EVENT));
	show(inject(to_inside), 0, "into its own namespace");
	hear("host", host, 0);
	hear("container", inside, 1);
	show(inject(to_host), EPERM, "into the host's");
	hear("host", host, 0);
	return 0;
}
