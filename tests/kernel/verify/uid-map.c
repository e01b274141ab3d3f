/*
 * Acts on the id maps of user namespaces, as tests/kernel/idmap-limits/kernel.py does.
 *
 *   unshare WHO                                          a new namespace; they are counted up from 1
 *   write FILE NAMESPACE OPENER WRITER POSITION CALL TEXT...   one descriptor, to which all texts are written
 *   read FILE NAMESPACE READER                           the text that root in the namespace READER reads
 *   up NAMESPACE UID...                                  what stat(2) shows there for files of these owners
 *   down NAMESPACE UID...                                what the ids of a process there are outside
 *
 * WHO is NAMESPACE:EUID:EGID:CAPABILITIES, with ids of the initial namespace and a mask of the effective set.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <grp.h>
#include <linux/capability.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include "test-program.h"

#define MAX_NAMESPACES 48
#define DAC_OVERRIDE (1u << CAP_DAC_OVERRIDE)
#define ALL (DAC_OVERRIDE | 1u << CAP_SYS_ADMIN | 1u << CAP_SETUID | 1u << CAP_SETGID | 1u << CAP_SETFCAP)

struct who {
	int namespace;
	uint32_t euid, egid, capabilities;
};

static int count, handles[MAX_NAMESPACES], ready[2];
static pid_t holders[MAX_NAMESPACES];

/* What this program was started with; permitted to all who act. */
static struct __user_cap_data_struct permitted[2];

static struct __user_cap_header_struct header = { _LINUX_CAPABILITY_VERSION_3, 0 };

static void set_capabilities(uint32_t effective)
{
	struct __user_cap_data_struct data[2] = {
		{ effective, permitted[0].permitted, 0 }, { 0, permitted[1].permitted, 0 },
	};

	need(!syscall(SYS_capset, &header, data), "capset");
}

/*
 * Takes the ids and capabilities of somebody in the initial namespace. What is not effective stays permitted, so that
 * root can be taken again.
 */
static void become_outside(struct who who)
{
	need(!setresgid(-1, who.egid, -1) && !setresuid(-1, who.euid, -1), "ids");
	/* Which files may be opened at all is not what is asked. */
	set_capabilities(DAC_OVERRIDE | who.capabilities);
}

static void become_root(void)
{
	set_capabilities(ALL);
	need(!setresuid(-1, 0, -1) && !setresgid(-1, 0, -1), "root");
	need(!syscall(SYS_capset, &header, permitted), "capset");
}

/* Enters the namespace with all ids, which has no way back. */
static void become_inside(struct who who)
{
	need(!setresgid(who.egid, who.egid, who.egid) && !setresuid(who.euid, who.euid, who.euid), "ids");
	set_capabilities(ALL);
	need(!setns(handles[who.namespace], CLONE_NEWUSER), "setns");
	need(!prctl(PR_SET_KEEPCAPS, 1, 0, 0, 0), "keep capabilities");
	set_capabilities(who.capabilities);
}

static struct who who_of(struct word word)
{
	struct who who = { -1, 0, 0, 0 };

	sscanf(word.text, "%d:%u:%u:%u", &who.namespace, &who.euid, &who.egid, &who.capabilities);
	return who;
}

static int exists(long long namespace)
{
	return namespace >= 0 && namespace < count;
}

/* What somebody does, and its arguments. */
struct act {
	struct who who;
	void (*run)(struct act *act);
	struct word *words;
	int count, fd, error, fds[MAX_WORDS];
	uint32_t ids[MAX_WORDS];
	const char *path;
};

static int run_inside(void *argument)
{
	struct act *act = argument;

	become_inside(act->who);
	act->run(act);
	return 0;
}

/* Does something as somebody: in another namespace in a child that shares memory and descriptors. */
static void run_as(struct act *act)
{
	static char stack[1 << 16] __attribute__((aligned(16)));
	int status;
	pid_t pid;

	if (!act->who.namespace) {
		become_outside(act->who);
		act->run(act);
		become_root();
		return;
	}
	pid = clone(run_inside, stack + sizeof(stack), CLONE_VM | CLONE_VFORK | CLONE_FILES | SIGCHLD, act);
	need(pid > 0 && waitpid(pid, &status, 0) == pid && !status, "a child");
}

/* In a process of its own, which keeps the namespace. */
static void unshare_as(struct who who)
{
	char path[32], error = 0;
	int status;
	pid_t pid = fork();

	need(pid >= 0, "fork");
	if (!pid) {
		if (who.namespace)
			become_inside(who);
		else
			become_outside(who);
		error = unshare(CLONE_NEWUSER) ? errno : 0;
		/* The files in /proc belong to the process's user. */
		prctl(PR_SET_DUMPABLE, 1, 0, 0, 0);
		need(write(ready[1], &error, 1) == 1, "ready");
		while (!error)
			pause();
		_exit(0);
	}
	need(read(ready[0], &error, 1) == 1, "ready");
	printf("%s\n", error ? error_name(error) : "OK");
	if (error) {
		waitpid(pid, &status, 0);
		return;
	}
	sprintf(path, "/proc/%d/ns/user", pid);
	handles[count] = open(path, O_RDONLY | O_CLOEXEC);
	need(handles[count] >= 0, path);
	holders[count++] = pid;
}

static void do_open(struct act *act)
{
	act->fd = open(act->path, act->count | O_CLOEXEC);
	act->error = errno;
}

/* Opens a file of a namespace as somebody. Returns the descriptor; says why there is none. */
static int open_as(struct who who, const char *file, int namespace, int flags)
{
	char path[64];
	struct act act = { .who = who, .run = do_open, .path = path, .count = flags };

	sprintf(path, "/proc/%d/%.20s", holders[namespace], file);
	run_as(&act);
	if (act.fd < 0)
		printf("%s\n", error_name(act.error));
	return act.fd;
}

static void do_write(struct act *act)
{
	long long position = number(act->words[5]);
	int pwrites = !strcmp(act->words[6].text, "pwrite");

	for (int i = 0; i < act->count; i++) {
		struct word text = act->words[7 + i];
		ssize_t n = pwrites ? pwrite(act->fd, text.text, text.length, position)
				    : write(act->fd, text.text, text.length);

		printf("%s%s", i ? "," : "", n < 0 ? error_name(errno) : (size_t)n == text.length ? "OK" : "short");
	}
}

static void write_as(struct word *words, int texts)
{
	struct act act = { .who = who_of(words[4]), .run = do_write, .words = words, .count = texts };

	act.fd = open_as(who_of(words[3]), words[1].text, number(words[2]), O_WRONLY);
	if (act.fd < 0)
		return;
	if (strcmp(words[6].text, "pwrite"))
		lseek(act.fd, number(words[5]), SEEK_SET);
	run_as(&act);
	close(act.fd);
	printf("\n");
}

static void read_as(struct word *words)
{
	static char text[1 << 16];
	struct who who = { number(words[3]), 0, 0, 0 };
	size_t length = 0;
	ssize_t n;
	int fd = open_as(who, words[1].text, number(words[2]), O_RDONLY);

	if (fd < 0)
		return;
	while ((n = read(fd, text + length, sizeof(text) - length)) > 0)
		length += n;
	close(fd);
	print_word(text, length);
	printf("\n");
}

static void do_stat(struct act *act)
{
	struct stat st;

	for (int i = 0; i < act->count; i++) {
		need(!fstat(act->fds[i], &st), "fstat");
		act->ids[i] = st.st_uid;
	}
}

static void up(int namespace, struct word *uids, int uid_count)
{
	struct act act = { .who = { namespace, 0, 0, 0 }, .run = do_stat, .count = uid_count };

	for (int i = 0; i < uid_count; i++) {
		act.fds[i] = memfd_create("owner", MFD_CLOEXEC);
		need(act.fds[i] >= 0 && !fchown(act.fds[i], number(uids[i]), 0), "fchown");
	}
	run_as(&act);
	for (int i = 0; i < uid_count; i++) {
		printf("%s%u", i ? "," : "", act.ids[i]);
		close(act.fds[i]);
	}
	printf("\n");
}

/* The owner of a file that a process with this id makes, or its error. */
static void do_make(struct act *act)
{
	for (int i = 0; i < act->count; i++) {
		act->ids[i] = setresuid(-1, number(act->words[i]), -1) ? errno : 0;
		act->fds[i] = memfd_create("owner", MFD_CLOEXEC);
		set_capabilities(ALL);
	}
}

static void down(int namespace, struct word *uids, int uid_count)
{
	struct act act = { .who = { namespace, 0, 0, ALL }, .run = do_make, .words = uids, .count = uid_count };
	struct stat st;

	run_as(&act);
	for (int i = 0; i < uid_count; i++) {
		need(!fstat(act.fds[i], &st), "fstat");
		close(act.fds[i]);
		if (act.ids[i])
			printf("%s%s", i ? "," : "", error_name(act.ids[i]));
		else
			printf("%s%u", i ? "," : "", st.st_uid);
	}
	printf("\n");
}

/* Whether all namespaces of a call exist; a case that was made smaller may name others. */
static int possible(struct word *words)
{
	const char *call = words[0].text;

	if (!strcmp(call, "unshare"))
		return exists(who_of(words[1]).namespace);
	if (!strcmp(call, "write"))
		return exists(number(words[2])) && exists(who_of(words[3]).namespace) && exists(who_of(words[4]).namespace);
	if (!strcmp(call, "read"))
		return exists(number(words[2])) && exists(number(words[3]));
	return exists(number(words[1]));
}

static void play(void)
{
	struct word words[MAX_WORDS];
	int n;

	count = 1;
	while ((n = next_call(words))) {
		const char *call = words[0].text;

		if (!possible(words))
			printf("no such namespace\n");
		else if (!strcmp(call, "unshare"))
			unshare_as(who_of(words[1]));
		else if (!strcmp(call, "write"))
			write_as(words, n - 7);
		else if (!strcmp(call, "read"))
			read_as(words);
		else if (!strcmp(call, "up"))
			up(number(words[1]), words + 2, n - 2);
		else
			down(number(words[1]), words + 2, n - 2);
	}
	for (int i = 1; i < count; i++) {
		kill(holders[i], SIGKILL);
		waitpid(holders[i], NULL, 0);
		close(handles[i]);
	}
}

int main(void)
{
	holders[0] = getpid();
	need(!pipe2(ready, O_CLOEXEC) && !setgroups(0, NULL), "start");
	/* With the ids, the capabilities would go. */
	need(!prctl(PR_SET_KEEPCAPS, 1, 0, 0, 0), "keep capabilities");
	need(!syscall(SYS_capget, &header, permitted), "capget");
	return play_all(play);
}
