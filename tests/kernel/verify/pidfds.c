/*
 * Makes calls around processes and pidfds, as tests/kernel/pidfds/record.py does. Each case has a pid namespace of its
 * own. Its first process drives and is task 1; every other task waits for its turn. All but the driver run with a
 * real-time priority on the one processor: whenever the driver goes on, all others have done what they were to do.
 *
 *   pid_max NUMBER          the first line of a case
 *   TASK CALL ARGUMENT...   a call by a task, which are counted in the order of their creation
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <linux/futex.h>
#include <linux/sched.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include "test-program.h"

#define SHARED "/tmp/verify-pidfds"
#define MAX_TASKS 64
#define STACK (1 << 15)
#define THREAD_FLAGS (CLONE_VM | CLONE_SIGHAND | CLONE_FILES | CLONE_FS | CLONE_THREAD)

/* In a file, so that a program that was executed finds it again. */
static struct shared {
	int go[MAX_TASKS], count, hello;
	int answered, value, error, second, exit[3], numbers[MAX_TASKS], number_count;
	pid_t thread[MAX_TASKS], process[MAX_TASKS];
	char order[512];
} *shared;

/* Where the numbers outside of a case begin. There must always be some below the least pid_max. */
#define OUTER_PID "100"

static void act_as(int index);

static void futex(int *word, int operation, int value)
{
	syscall(SYS_futex, word, operation, value, NULL, NULL, 0);
}

static void on_signal(int number)
{
	(void)number;
}

static void map_shared(int flags)
{
	int fd = open(SHARED, O_RDWR | O_CLOEXEC | flags, 0666);

	need(fd >= 0 && (!flags || !ftruncate(fd, sizeof(*shared))), SHARED);
	shared = mmap(NULL, sizeof(*shared), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	need(shared != MAP_FAILED, SHARED);
	close(fd);
}

static long made(long result, int second)
{
	if (!result) {
		act_as(shared->count + 1);
		_exit(99);
	}
	if (second >= 0)
		shared->second = second;
	return result;
}

static long do_clone(struct word *w)
{
	int pidfd = -1;
	long result = syscall(SYS_clone, (unsigned long)number(w[0]), 0, &pidfd, 0, 0);

	return made(result, pidfd);
}

static long do_clone3(struct word *w)
{
	static union { struct clone_args args; char room[8192]; } u;
	int pidfd = -1;
	long result;

	memset(&u, 0, sizeof(u));
	u.args.flags = strtoull(w[0].text, NULL, 0);
	u.args.pidfd = (uintptr_t)&pidfd;
	u.args.parent_tid = number(w[3]) ? (uintptr_t)&pidfd : 0;
	u.args.exit_signal = number(w[1]);
	result = syscall(SYS_clone3, &u, (size_t)number(w[2]));
	return made(result, pidfd);
}

static int thread_start(void *index)
{
	act_as((int)(intptr_t)index);
	return 0;
}

static long do_thread(struct word *w)
{
	char *stack = mmap(NULL, STACK, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	(void)w;
	need(stack != MAP_FAILED, "stack");
	return clone(thread_start, stack + STACK, THREAD_FLAGS, (void *)(intptr_t)(shared->count + 1));
}

static long do_waitid(struct word *w)
{
	siginfo_t info;
	long result;

	memset(&info, 0, sizeof(info));
	result = syscall(SYS_waitid, (int)number(w[0]), (int)number(w[1]), &info, (int)number(w[2]), NULL);
	shared->exit[0] = info.si_pid;
	shared->exit[1] = info.si_code;
	shared->exit[2] = info.si_status;
	return result;
}

static long do_send(struct word *w)
{
	siginfo_t info;

	memset(&info, 0, sizeof(info));
	info.si_signo = number(w[3]);
	info.si_code = number(w[4]);
	return syscall(SYS_pidfd_send_signal, (int)number(w[0]), (int)number(w[1]), *w[3].text == '~' ? NULL : &info,
		       (unsigned int)number(w[2]));
}

static long do_poll(struct word *w)
{
	struct pollfd fd = { number(w[0]), POLLIN, 0 };

	return poll(&fd, 1, 0) < 0 ? -1 : fd.revents;
}

static long do_fdinfo(struct word *w)
{
	char path[64], text[1024], *line;
	ssize_t n;
	int fd;

	/* Not /proc/self: of a leader that has exited, nothing is left there. */
	sprintf(path, "/proc/thread-self/fdinfo/%d", (int)number(w[0]));
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return -1;
	n = read(fd, text, sizeof(text) - 1);
	close(fd);
	text[n > 0 ? n : 0] = 0;
	line = strstr(text, "NSpid:");
	for (line = line ? line + 6 : NULL; line && *line == '\t' && shared->number_count < MAX_TASKS;)
		shared->numbers[shared->number_count++] = strtol(line, &line, 10);
	line = strstr(text, "\nPid:");
	shared->value = line ? atoi(line + 5) : 0;
	return 0;
}

/*
 * All descriptors of the caller with the same inode. On 32 bit the number of an inode is used again when no pidfd of it
 * is open any more (fs/pidfs.c): only what is open at the same time can be compared.
 */
static long do_fstat(struct word *w)
{
	struct stat st, other;

	if (fstat(number(w[0]), &st))
		return -1;
	for (int fd = 3; fd < MAX_TASKS && shared->number_count < MAX_TASKS; fd++)
		if (!fstat(fd, &other) && other.st_dev == st.st_dev && other.st_ino == st.st_ino)
			shared->numbers[shared->number_count++] = fd;
	return 0;
}

static long do_pipe(struct word *w)
{
	int fds[2];

	(void)w;
	if (pipe2(fds, O_CLOEXEC))
		return -1;
	shared->second = fds[1];
	return fds[0];
}

static long do_sigaction(struct word *w)
{
	struct sigaction action;

	memset(&action, 0, sizeof(action));
	action.sa_handler = !strcmp(w[1].text, "SIG_IGN") ? SIG_IGN : !strcmp(w[1].text, "handler") ? on_signal : SIG_DFL;
	action.sa_flags = SA_RESTART;
	return sigaction(number(w[0]), &action, NULL);
}

static long write_number(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC), saved;
	ssize_t n;

	if (fd < 0)
		return -1;
	n = write(fd, text, strlen(text));
	saved = errno;
	close(fd);
	errno = saved;
	return n < 0 ? -1 : 0;
}

static long do_last_pid(struct word *w)
{
	return write_number("/proc/sys/kernel/ns_last_pid", w[0].text);
}

static long do_open_proc(struct word *w)
{
	char path[64];

	sprintf(path, "/proc/%d", (int)number(w[0]));
	return open(path, O_DIRECTORY | O_CLOEXEC);
}

#ifdef SYS_setuid32
#define SETUID SYS_setuid32
#else
#define SETUID SYS_setuid
#endif

/* Calls with nothing but numbers. */
static const struct { const char *name; long number; } plain[] = {
	{ "exit", SYS_exit }, { "exit_group", SYS_exit_group }, { "kill", SYS_kill }, { "setsid", SYS_setsid },
	{ "pidfd_open", SYS_pidfd_open }, { "pidfd_getfd", SYS_pidfd_getfd }, { "setns", SYS_setns },
	{ "setuid", SETUID }, { "close", SYS_close },
};

static const struct { const char *name; long (*call)(struct word *); } others[] = {
	{ "clone", do_clone }, { "clone3", do_clone3 }, { "thread", do_thread }, { "waitid", do_waitid },
	{ "pidfd_send_signal", do_send }, { "poll", do_poll }, { "fdinfo", do_fdinfo }, { "fstat", do_fstat },
	{ "pipe", do_pipe }, { "sigaction", do_sigaction }, { "open_proc", do_open_proc },
	{ "ns_last_pid", do_last_pid },
};

static long make_call(const char *call, struct word *w)
{
	if (!strcmp(call, "wait4"))
		return syscall(SYS_wait4, (int)number(w[0]), NULL, (int)number(w[1]), NULL);
	for (size_t i = 0; i < sizeof(plain) / sizeof(*plain); i++)
		if (!strcmp(plain[i].name, call))
			return syscall(plain[i].number, (long)number(w[0]), (long)number(w[1]), (long)number(w[2]));
	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++)
		if (!strcmp(others[i].name, call))
			return others[i].call(w);
	errno = ENOSYS;
	return -1;
}

/* Performs what is ordered, and leaves the answer. */
static void perform(int index)
{
	struct word words[MAX_WORDS];
	char line[sizeof(shared->order)], number_text[16];
	long result;

	strcpy(line, shared->order);
	words_of(line, words);
	shared->value = shared->error = shared->number_count = 0;
	shared->exit[0] = 0;
	shared->second = -1;
	if (!strcmp(words[1].text, "execve")) {
		sprintf(number_text, "%d", index);
		/* Not /proc/self: a first thread that has ended has no exe any more, see get_task_exe_file() in kernel/fork.c. */
		execl("/proc/thread-self/exe", "pidfds", number_text, (char *)NULL);
	}
	result = make_call(words[1].text, words + 2);
	if (result < 0)
		shared->error = errno;
	else if (result > 0)
		shared->value = result;
	shared->answered = 1;
}

/* Says which task it is as the driver sees it, and does what it is told. */
static void act_as(int index)
{
	struct sched_param first = { .sched_priority = 1 };
	struct sigaction interrupt;
	char link[64];
	ssize_t n;

	memset(&interrupt, 0, sizeof(interrupt));
	interrupt.sa_handler = on_signal;
	sigaction(SIGALRM, &interrupt, NULL);
	syscall(SYS_sched_setscheduler, 0, SCHED_FIFO, &first);
	n = readlink("/proc/thread-self", link, sizeof(link) - 1);
	need(n > 0, "thread-self");
	link[n] = 0;
	need(sscanf(link, "%d/task/%d", &shared->process[index], &shared->thread[index]) == 2, link);
	shared->hello = index;
	futex(&shared->hello, FUTEX_WAKE, 1);
	for (;;) {
		while (!shared->go[index])
			futex(&shared->go[index], FUTEX_WAIT, 0);
		shared->go[index] = 0;
		perform(index);
	}
}

static void print_answer(int answered)
{
	if (!answered) {
		printf("died\n");
		return;
	}
	if (shared->error) {
		printf("%s\n", shared->error == EINTR ? "BLOCKS" : error_name(shared->error));
		return;
	}
	printf("%d", shared->value);
	if (shared->second >= 0)
		printf(" second:%d", shared->second);
	for (int i = 0; i < shared->number_count; i++)
		printf("%s%d", i ? "," : " numbers:", shared->numbers[i]);
	if (shared->exit[0])
		printf(" exit:%d,%d,%d", shared->exit[0], shared->exit[1], shared->exit[2]);
	printf("\n");
}

/* The driver's own calls are interrupted after a while. */
static void perform_here(void)
{
	struct itimerval soon = { { 0, 0 }, { 1, 0 } }, never = { { 0, 0 }, { 0, 0 } };

	setitimer(ITIMER_REAL, &soon, NULL);
	perform(1);
	setitimer(ITIMER_REAL, &never, NULL);
}

static void play_call(struct word *words)
{
	int task = number(words[0]);
	const char *call = words[1].text;
	int makes = !strcmp(call, "clone") || !strcmp(call, "clone3") || !strcmp(call, "thread");

	shared->answered = shared->hello = 0;
	if (task == 1)
		perform_here();
	else {
		shared->go[task] = 1;
		futex(&shared->go[task], FUTEX_WAKE, 1);
		/* All others have run. Who has not answered is gone, or blocked. */
		if (!shared->answered && !shared->hello && shared->thread[task])
			syscall(SYS_tgkill, shared->process[task], shared->thread[task], SIGALRM);
	}
	if (!strcmp(call, "execve") && shared->hello == task)
		shared->answered = 1;
	if (makes && shared->answered && !shared->error) {
		while (!shared->hello)
			futex(&shared->hello, FUTEX_WAIT, 0);
		shared->count++;
	}
	shared->go[task] = 0;
	print_answer(shared->answered);
}

/* Process 1 of a new namespace, with nothing but descriptors 0 to 2. */
static void drive(void)
{
	static char line[512];
	struct sigaction interrupt;

	need(!mount("proc", "/proc", "proc", 0, NULL), "/proc");
	setsid();
	memset(&interrupt, 0, sizeof(interrupt));
	interrupt.sa_handler = on_signal;
	sigaction(SIGALRM, &interrupt, NULL);
	memset(shared, 0, sizeof(*shared));
	shared->count = 1;
	while (*next_line && *next_line != '\n') {
		struct word words[MAX_WORDS];
		size_t length = strcspn(next_line, "\n");

		need(length < sizeof(line), "line");
		memcpy(line, next_line, length);
		line[length] = 0;
		next_line += length + 1;
		strcpy(shared->order, line);
		words_of(line, words);
		if (!strcmp(words[0].text, "pid_max")) {
			need(!write_number("/proc/sys/kernel/pid_max", words[1].text), "pid_max");
			printf("OK\n");
		} else if (number(words[0]) > shared->count)
			printf("no such task\n");
		else
			play_call(words);
	}
	fflush(stdout);
	_exit(0);
}

static void play(void)
{
	int status;
	pid_t pid;

	fflush(stdout);
	need(!write_number("/proc/sys/kernel/ns_last_pid", OUTER_PID), "ns_last_pid");
	pid = syscall(SYS_clone, CLONE_NEWNS | CLONE_NEWPID | SIGCHLD, 0, 0, 0, 0);
	need(pid >= 0, "clone");
	if (!pid)
		drive();
	need(waitpid(pid, &status, 0) == pid && !status, "a case");
	need(!write_number("/proc/sys/kernel/pid_max", "32768"), "pid_max");
}

int main(int argc, char **argv)
{
	if (argc > 1) {
		map_shared(0);
		act_as(atoi(argv[1]));
	}
	umask(0);
	map_shared(O_CREAT);
	need(!unshare(CLONE_NEWNS) && !mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL), "namespace");
	return play_all(play);
}
