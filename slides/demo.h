/*
 * What the programs of the eight chapters share: a call that fails where it
 * must not ends the program, and the page hears which line is running.
 */
#ifndef DEMO_H
#define DEMO_H

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/* The result of a call that must not fail; if it does, the program ends. */
#define check(call) ({ \
	at(__LINE__); \
	must(#call, (call)); \
})

/* What the slide says has to be so, or the program fails. */
#define expect(is) ({ \
	at(__LINE__); \
	if (!(is)) \
		die(#is, "is not so"); \
})

/* Prints the answer of a call, which must be this error, 0 for none. */
#define show(call, error, ...) ({ \
	at(__LINE__); \
	long result_ = (long)(call); \
	int error_ = errno; \
	at(__LINE__);	/* The call may have run other lines. */ \
	printf(__VA_ARGS__); \
	errno = error_; \
	printf(": %s\n", answer(result_)); \
	if ((result_ < 0 ? error_ : 0) != (error)) \
		die(#call, "expected " #error); \
	(int)result_; \
})

#define say(...) ({ \
	at(__LINE__); \
	printf(__VA_ARGS__); \
})

/* Tells the page which line runs. The shell gives no such descriptor: EBADF. */
static inline void at(int line)
{
	char text[16];
	int saved = errno;

	if (write(100, text, sprintf(text, "%d\n", line)) < 0 &&
	    errno != EBADF)
		_exit(1);
	errno = saved;
}

static inline __attribute__((noreturn))
void die(const char *what, const char *why)
{
	fprintf(stderr, "%s: %s\n", what, why);
	exit(1);
}

/* "ok", or the name of the error. */
static inline const char *answer(long result)
{
	switch (result < 0 ? errno : 0) {
	case 0: return "ok";
	case EACCES: return "EACCES";
	case EBUSY: return "EBUSY";
	case EEXIST: return "EEXIST";
	case EINVAL: return "EINVAL";
	case ELOOP: return "ELOOP";
	case ENOENT: return "ENOENT";
	case ENOSPC: return "ENOSPC";
	case EPERM: return "EPERM";
	case ESRCH: return "ESRCH";
	case EXDEV: return "EXDEV";
	default: return strerror(errno);
	}
}

static inline int must(const char *call, long result)
{
	if (result < 0)
		die(call, answer(result));
	return result;
}

/* Two processes may print into one pipe: each line leaves whole, at once. */
static inline __attribute__((constructor)) void print_by_line(void)
{
	if (setvbuf(stdout, NULL, _IOLBF, BUFSIZ) != 0)
		_exit(1);
}

static inline int write_file(const char *path, const char *text)
{
	int fd = must(path, open(path, O_WRONLY | O_CLOEXEC));

	must(path, write(fd, text, strlen(text)));
	return close(fd);
}

/* Gives up root for good: user 1000, and root of a new user namespace only. */
static inline int become_container(int namespaces)
{
	must("setgid", setgid(1000));
	must("setuid", setuid(1000));
	/* Changing the user made root the owner of /proc/self. */
	must("prctl", prctl(PR_SET_DUMPABLE, 1));
	must("unshare", unshare(CLONE_NEWUSER | namespaces));
	must("setgroups", write_file("/proc/self/setgroups", "deny"));
	must("uid_map", write_file("/proc/self/uid_map", "0 1000 1\n"));
	return write_file("/proc/self/gid_map", "0 1000 1\n");
}

/* How a child ended, as wait(2) says it: 0 is well. */
static inline int ended(pid_t child)
{
	int status;

	must("waitpid", waitpid(child, &status, 0));
	return status;
}

#endif
