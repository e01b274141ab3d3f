/* A pid is reused. Who gets the signal? */
#include "../demo.h"
#include <linux/sched.h>

/* Starts a process with that number. */
static int start(pid_t number)
{
	int pidfd;
	struct clone_args args = {
		.flags = CLONE_PIDFD,
		.pidfd = (uintptr_t)&pidfd,
		.exit_signal = SIGCHLD,
		/* Or we would wait for a wrap. */
		.set_tid = (uintptr_t)&number,
		.set_tid_size = 1,
	};
	pid_t pid = check(syscall(SYS_clone3, &args, sizeof(args)));

	while (pid == 0)
		pause();
	return pidfd;
}

static int by_pidfd(int pidfd, int signal)
{
	return syscall(SYS_pidfd_send_signal, pidfd, signal, NULL, 0);
}

int main(void)
{
	/* A new namespace: 4711 is free. */
	check(unshare(CLONE_NEWPID));
	pid_t first = check(fork());
	if (first != 0)
		return ended(first) != 0;

	int pidfd = start(4711);
	say("a daemon has number 4711\n");
	show(by_pidfd(pidfd, 0), 0, "  probe by pidfd");
	show(kill(4711, 0), 0, "  probe by number");

	check(kill(4711, SIGKILL));
	expect(ended(4711) == SIGKILL);
	say("it died and was reaped\n");
	show(by_pidfd(pidfd, 0), ESRCH, "  probe by pidfd");
	show(kill(4711, 0), ESRCH, "  probe by number");

	start(4711);
	say("a stranger gets number 4711\n");
	show(by_pidfd(pidfd, SIGTERM), ESRCH, "  SIGTERM by pidfd");
	show(kill(4711, SIGTERM), 0, "  SIGTERM by number");
	expect(ended(4711) == SIGTERM);
	say("the stranger died of it\n");
	return 0;
}
