/*
 * Builds trees and looks up paths in them, as tests/kernel/path-resolution/kernel.py does. The tree is the whole root
 * of a process that has number 1.
 *
 *   dir PATH, file PATH, link PATH TARGET, mount PATH, bind SOURCE PATH   with the directories on the way
 *   cwd PATH                                 the working directory
 *   magic PATH                               what descriptor 100 refers to
 *   open DIRFD PATH FLAGS MODE RESOLVE SIZE EXTRA   openat2(2); DIRFD is a path, AT_FDCWD or none
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <linux/openat2.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include "test-program.h"

#define BASE "/tmp/verify-openat2"
#define MAGIC_FD 100
#define CREATED_MODE 0600

struct how {
	uint64_t flags, mode, resolve;
	char rest[8192];
};

static void make_parents(char *path)
{
	for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
		*slash = 0;
		mkdir(path, 0755);
		*slash = '/';
	}
}

static void make_file(const char *path)
{
	int fd = open(path, O_CREAT | O_WRONLY | O_CLOEXEC, 0644);

	if (fd >= 0)
		close(fd);
}

/* What does not fit is left out. */
static void build(struct word *words)
{
	const char *what = words[0].text;
	char *path = words[1].text, *other = words[2].text;
	struct stat st;
	int fd;

	if (!strcmp(what, "bind")) {
		make_parents(path);
		make_parents(other);
		/* What is missing becomes a directory. */
		if (stat(path, &st))
			mkdir(path, 0755);
		if (!stat(path, &st) && S_ISREG(st.st_mode))
			make_file(other);
		path = other;
	}
	if (strcmp(what, "cwd") && strcmp(what, "magic"))
		make_parents(path);
	if (!strcmp(what, "dir"))
		mkdir(path, 0755);
	else if (!strcmp(what, "file"))
		make_file(path);
	else if (!strcmp(what, "link"))
		symlink(other, path);
	else if (!strcmp(what, "mount")) {
		mkdir(path, 0755);
		mount("none", path, "tmpfs", MS_NOATIME, NULL);
	} else if (!strcmp(what, "bind")) {
		mkdir(path, 0755);
		mount(words[1].text, path, NULL, MS_BIND, NULL);
	} else if (!strcmp(what, "cwd"))
		need(!chdir(path) || !chdir("/"), path);
	else if ((fd = open(path, O_PATH | O_CLOEXEC)) >= 0) {
		dup2(fd, MAGIC_FD);
		close(fd);
	}
	printf("OK\n");
}

/* Says what was opened, and takes away what was made. */
static void print_opened(int fd, uint64_t flags)
{
	char link[32], path[8192];
	struct stat st;
	ssize_t n;

	sprintf(link, "/proc/self/fd/%d", fd);
	n = readlink(link, path, sizeof(path) - 1);
	need(n > 0 && !fstat(fd, &st), link);
	path[n] = 0;
	close(fd);
	if ((flags & O_TMPFILE) == O_TMPFILE) {
		*strrchr(path, '/') = 0;
		if (!*path)
			strcpy(path, "/");
	}
	printf("OK ");
	print_word(path, strlen(path));
	if (flags & O_CREAT && (st.st_mode & 07777) == CREATED_MODE) {
		unlink(path);
		printf(" created");
	}
	printf("\n");
}

/* Brings what the model knows of /proc into the cache of names, as all of the tree is in it. */
static void warm_proc(void)
{
	static const char *const paths[] = { "/proc/self", "/proc/1/root", "/proc/1/cwd", "/proc/1/fd/100" };
	struct stat st;

	for (size_t i = 0; i < sizeof(paths) / sizeof(*paths); i++)
		lstat(paths[i], &st);
}

static void open_one(struct word *words)
{
	static struct how how;
	const char *dir = words[1].text;
	int dirfd = !strcmp(dir, "AT_FDCWD") ? AT_FDCWD : !strcmp(dir, "none") ? -5 : open(dir, O_PATH | O_CLOEXEC);
	long fd;

	memset(&how, 0, sizeof(how));
	how.flags = strtoull(words[3].text, NULL, 0);
	how.mode = strtoull(words[4].text, NULL, 0);
	how.resolve = strtoull(words[5].text, NULL, 0);
	if (how.resolve & RESOLVE_CACHED)
		warm_proc();
	memcpy(how.rest, words[7].text, words[7].length);
	fd = syscall(SYS_openat2, dirfd, words[2].text, &how, (size_t)number(words[6]));
	if (fd < 0)
		printf("%s\n", error_name(errno));
	else
		print_opened(fd, how.flags);
	if (dirfd >= 0)
		close(dirfd);
}

static void play_inside(void)
{
	struct word words[MAX_WORDS];

	umask(0);
	need(!mount("tmpfs", BASE, "tmpfs", MS_NOATIME, NULL) && !chroot(BASE) && !chdir("/"), BASE);
	need(!mkdir("/proc", 0755) && !mount("none", "/proc", "proc", MS_NOATIME, NULL), "proc");
	while (next_call(words)) {
		if (strcmp(words[0].text, "open"))
			build(words);
		else
			open_one(words);
	}
	fflush(stdout);
	_exit(0);
}

static void play(void)
{
	int status;
	pid_t pid;

	fflush(stdout);
	pid = syscall(SYS_clone, CLONE_NEWNS | CLONE_NEWPID | SIGCHLD, 0, 0, 0, 0);
	need(pid >= 0, "clone");
	if (!pid)
		play_inside();
	need(waitpid(pid, &status, 0) == pid && !status, "a case");
}

int main(void)
{
	mkdir(BASE, 0755);
	/* What is mounted in a case must not be seen outside. */
	need(!unshare(CLONE_NEWNS) && !mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL), "namespace");
	return play_all(play);
}
