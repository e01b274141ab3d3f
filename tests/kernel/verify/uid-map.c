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
#define ALL (1u << CAP_SYS_ADMIN | 1u << CAP_SETUID | 1u << CAP_SETGID | 1u << CAP_SETFCAP)

struct who {
	int namespace;
	uint32_t euid, egid, capabilities;
};

/* What a child tells its parent. */
static struct shared { int error, fd, ready[2]; char answers[512]; } *shared;
static int count, handles[MAX_NAMESPACES];
static pid_t holders[MAX_NAMESPACES];

static void set_capabilities(uint32_t set)
{
	struct __user_cap_header_struct header = { _LINUX_CAPABILITY_VERSION_3, 0 };
	struct __user_cap_data_struct data[2] = { { set, set, 0 }, { 0, 0, 0 } };

	need(!syscall(SYS_capset, &header, data), "capset");
}

/* Takes ids of the initial namespace first, then enters the namespace, then drops capabilities. */
static void become(struct who who)
{
	need(!prctl(PR_SET_KEEPCAPS, 1, 0, 0, 0) && !setgroups(0, NULL), "keep capabilities");
	need(!setresgid(who.egid, who.egid, who.egid) && !setresuid(who.euid, who.euid, who.euid), "ids");
	set_capabilities(DAC_OVERRIDE | ALL);
	if (who.namespace)
		need(!setns(handles[who.namespace], CLONE_NEWUSER), "setns");
	/* Which files may be opened at all is not what is asked. */
	set_capabilities((who.namespace ? 0 : DAC_OVERRIDE) | who.capabilities);
	need(!prctl(PR_SET_DUMPABLE, 1, 0, 0, 0), "dumpable");
}

static struct who who_of(struct word word)
{
	struct who who = { -1, 0, 0, 0 };

	sscanf(word.text, "%d:%u:%u:%u", &who.namespace, &who.euid, &who.egid, &who.capabilities);
	return who;
}

static struct who root_in(int namespace)
{
	return (struct who){ namespace, 0, 0, ALL };
}

static int exists(long long namespace)
{
	return namespace >= 0 && namespace < count;
}

/* A child that shares the table of descriptors. */
static pid_t start(void)
{
	pid_t pid = syscall(SYS_clone, CLONE_FILES | SIGCHLD, 0, 0, 0, 0);

	need(pid >= 0, "clone");
	return pid;
}

static void finish(pid_t pid)
{
	int status;

	need(waitpid(pid, &status, 0) == pid && WIFEXITED(status) && !WEXITSTATUS(status), "a child");
}

static void unshare_as(struct who who)
{
	char path[32], byte = 0;
	pid_t pid = start();

	if (!pid) {
		become(who);
		shared->error = unshare(CLONE_NEWUSER) ? errno : 0;
		prctl(PR_SET_DUMPABLE, 1, 0, 0, 0);
		need(write(shared->ready[1], &byte, 1) == 1, "ready");
		while (!shared->error)
			pause();
		_exit(0);
	}
	need(read(shared->ready[0], &byte, 1) == 1, "ready");
	printf("%s\n", shared->error ? error_name(shared->error) : "OK");
	if (shared->error)
		return finish(pid);
	sprintf(path, "/proc/%d/ns/user", pid);
	handles[count] = open(path, O_RDONLY | O_CLOEXEC);
	need(handles[count] >= 0, path);
	holders[count++] = pid;
}

/* Opens a file of a namespace as somebody. Returns the descriptor, or a negative error. */
static int open_as(struct who who, const char *file, int namespace, int flags)
{
	char path[64];
	pid_t pid;

	sprintf(path, "/proc/%d/%.20s", holders[namespace], file);
	if (!(pid = start())) {
		become(who);
		shared->fd = open(path, flags);
		if (shared->fd < 0)
			shared->fd = -errno;
		_exit(0);
	}
	finish(pid);
	return shared->fd;
}

static void write_as(struct word *words, int texts)
{
	int namespace = number(words[2]), pwrites = !strcmp(words[6].text, "pwrite");
	long long position = number(words[5]);
	int fd = open_as(who_of(words[3]), words[1].text, namespace, O_WRONLY | O_CLOEXEC);
	pid_t pid;

	if (fd < 0) {
		printf("%s\n", error_name(-fd));
		return;
	}
	if (!pwrites && position)
		lseek(fd, position, SEEK_SET);
	if (!(pid = start())) {
		char *out = shared->answers;

		become(who_of(words[4]));
		for (int i = 0; i < texts; i++) {
			struct word text = words[7 + i];
			ssize_t n = pwrites ? pwrite(fd, text.text, text.length, position) : write(fd, text.text, text.length);

			out += sprintf(out, "%s%s", i ? "," : "",
				       n < 0 ? error_name(errno) : (size_t)n == text.length ? "OK" : "short");
		}
		_exit(0);
	}
	finish(pid);
	close(fd);
	printf("%s\n", shared->answers);
}

static void read_as(struct word *words)
{
	static char text[1 << 16];
	size_t length = 0;
	ssize_t n;
	int fd = open_as((struct who){ number(words[3]), 0, 0, 0 }, words[1].text, number(words[2]), O_RDONLY | O_CLOEXEC);

	if (fd < 0) {
		printf("%s\n", error_name(-fd));
		return;
	}
	while ((n = read(fd, text + length, sizeof(text) - length)) > 0)
		length += n;
	close(fd);
	print_word(text, length);
	printf("\n");
}

static void up(int namespace, struct word *uids, int uid_count)
{
	uint32_t *shown = (uint32_t *)shared->answers;
	int fds[MAX_WORDS];
	pid_t pid;

	for (int i = 0; i < uid_count; i++) {
		fds[i] = memfd_create("owner", MFD_CLOEXEC);
		need(fds[i] >= 0 && !fchown(fds[i], number(uids[i]), 0), "fchown");
	}
	if (!(pid = start())) {
		struct stat st;

		become((struct who){ namespace, 0, 0, 0 });
		for (int i = 0; i < uid_count; i++) {
			need(!fstat(fds[i], &st), "fstat");
			shown[i] = st.st_uid;
		}
		_exit(0);
	}
	finish(pid);
	for (int i = 0; i < uid_count; i++) {
		printf("%s%u", i ? "," : "", shown[i]);
		close(fds[i]);
	}
	printf("\n");
}

/* The owner of a file that a process with this id makes, or its error. */
static void down_one(int namespace, uint32_t uid)
{
	struct stat st;
	pid_t pid = start();

	if (!pid) {
		become(root_in(namespace));
		shared->error = setresuid(uid, uid, uid) ? errno : 0;
		shared->fd = memfd_create("owner", MFD_CLOEXEC);
		_exit(0);
	}
	finish(pid);
	need(!fstat(shared->fd, &st), "fstat");
	close(shared->fd);
	if (shared->error)
		printf("%s", error_name(shared->error));
	else
		printf("%u", st.st_uid);
}

static void down(int namespace, struct word *uids, int uid_count)
{
	for (int i = 0; i < uid_count; i++) {
		if (i)
			printf(",");
		down_one(namespace, number(uids[i]));
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

	holders[0] = getpid();
	handles[0] = open("/proc/self/ns/user", O_RDONLY | O_CLOEXEC);
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
		fflush(stdout);
	}
	for (int i = 1; i < count; i++) {
		kill(holders[i], SIGKILL);
		waitpid(holders[i], NULL, 0);
	}
}

int main(void)
{
	shared = mmap(NULL, sizeof(*shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	need(shared != MAP_FAILED && !pipe2(shared->ready, O_CLOEXEC), "shared memory");
	return play_all(play);
}
