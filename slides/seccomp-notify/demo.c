/* A supervisor makes its target's device. */
#include "../demo.h"
#include <linux/filter.h>
#include <linux/seccomp.h>
#define make(path, minor) mknod(path, S_IFCHR | 0666, makedev(1, minor))

static void target(int ready)
{
	struct sock_fprog filter = { 4, (struct sock_filter[]) {
		BPF_STMT(BPF_LD | BPF_ABS, 0),	/* nr */
		BPF_JUMP(BPF_JMP | BPF_JEQ, SYS_mknod, 0, 1),
		BPF_STMT(BPF_RET, SECCOMP_RET_USER_NOTIF),
		BPF_STMT(BPF_RET, SECCOMP_RET_ALLOW),
	} };

	check(become_container(0));
	show(make("/tmp/null", 3), EPERM, "target: mknod null");
	int listener = check(syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER,
				SECCOMP_FILTER_FLAG_NEW_LISTENER, &filter));
	check(write(ready, &listener, sizeof(listener)));
	show(make("/tmp/null", 3), 0, "target: mknod null");
	show(open("/tmp/null", O_RDONLY), 0, "target: open null");
	show(make("/tmp/mem", 1), EPERM, "target: mknod mem");
	exit(0);
}

static void serve(int listener)
{
	struct seccomp_notif call = { 0 };
	char path[16] = "", memory[32];

	check(ioctl(listener, SECCOMP_IOCTL_NOTIF_RECV, &call));
	/* The path, if it is still that target. */
	sprintf(memory, "/proc/%u/mem", call.pid);
	int fd = check(open(memory, O_RDONLY));
	check(pread(fd, path, sizeof(path) - 1, call.data.args[0]));
	check(ioctl(listener, SECCOMP_IOCTL_NOTIF_ID_VALID, &call.id));
	struct seccomp_notif_resp reply = { .id = call.id };
	int ours = strcmp(path, "/tmp/null") == 0;
	say("supervisor: %s %s\n", ours ? "makes" : "refuses", path);
	reply.error = ours ? check(make(path, 3)) : -EPERM;
	check(ioctl(listener, SECCOMP_IOCTL_NOTIF_SEND, &reply));
}

int main(void)
{
	int listener, ready[2];

	check(pipe(ready));
	pid_t child = check(fork());
	if (child == 0)
		target(ready[1]);
	check(close(ready[1]));
	expect(read(ready[0], &listener, sizeof(listener)) > 0);
	int pidfd = check(syscall(SYS_pidfd_open, child, 0));
	listener = check(syscall(SYS_pidfd_getfd, pidfd, listener, 0));
	serve(listener);
	serve(listener);
	return ended(child) || unlink("/tmp/null");
}
