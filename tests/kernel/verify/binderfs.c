/*
 * Makes calls on binderfs as different users and in different namespaces, as tests/kernel/binderfs/recorder.py does.
 * Paths begin in the root of an instance. Instances are numbered from 1 on, descriptors from 3 on.
 *
 *   mount CALLER OPTIONS                  open CALLER INSTANCE PATH create|~
 *   remount CALLER INSTANCE OPTIONS       unlink|rmdir|stat|list CALLER INSTANCE PATH
 *   umount CALLER INSTANCE detach|~       make CALLER INSTANCE PATH KIND
 *   close FD                              link CALLER INSTANCE FROM TO
 *   ioctl CALLER FD COMMAND NAME BUFFER   rename CALLER INSTANCE FROM TO TO-INSTANCE|0 FLAGS
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <fcntl.h>
#include <grp.h>
#include <linux/android/binder.h>
#include <linux/android/binderfs.h>
#include <sched.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include "test-program.h"

#define PLACE "/tmp"
#define MAX_INSTANCES 64
#define MAX_FDS 64
#define FIRST_FD 3
#define CLOSED 999

/* Namespaces, kept by a process. */
static struct space {
	int flags;
	unsigned int first;
	int user, ipc, mount;
	pid_t pid;
} spaces[] = {
	{ CLONE_NEWNS, 0, 0, 0, 0, 0 },
	{ CLONE_NEWIPC, 0, 0, 0, 0, 0 },
	{ CLONE_NEWNS | CLONE_NEWUSER | CLONE_NEWIPC, 100000, 0, 0, 0, 0 },
	{ CLONE_NEWNS | CLONE_NEWUSER, 200000, 0, 0, 0, 0 },
};

static const struct caller {
	const char *name;
	unsigned int uid;
	/* The second is where it mounts. */
	struct space *space, *mounts;
} callers[] = {
	{ "hostRoot", 0, spaces, spaces }, { "hostRootOtherIpc", 0, spaces + 1, spaces },
	{ "hostUser", 1000, spaces, spaces }, { "hostTwin", 100000, spaces, spaces },
	{ "rootA", 0, spaces + 2, spaces + 2 }, { "userA", 1000, spaces + 2, spaces + 2 },
	{ "rootB", 0, spaces + 3, spaces + 3 },
};

/* Where each instance is mounted, and each descriptor. */
static struct space *instances[MAX_INSTANCES];
static int next_instance, next_fd, fds[MAX_FDS];

/* The call that is made, and what came of it. */
static struct word *words;
static const struct caller *caller;
static int error, opened, reply_minor, version;
static struct stat status;
static struct { int length; char text[8192]; } names[128];
static int name_count;
static char *page;

static void check(int ok)
{
	if (!ok)
		error = errno;
}

static void write_map(pid_t pid, const char *kind, unsigned int first)
{
	char path[64], text[64];
	int fd, n = sprintf(text, "0 %u 65536", first);

	sprintf(path, "/proc/%d/%s_map", pid, kind);
	fd = open(path, O_WRONLY | O_CLOEXEC);
	need(fd >= 0 && write(fd, text, n) == n, path);
	close(fd);
}

static int open_space(pid_t pid, const char *kind)
{
	char path[64];
	int fd;

	sprintf(path, "/proc/%d/ns/%s", pid, kind);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	need(fd >= 0, path);
	return fd;
}

static void hold(struct space *space)
{
	int ready[2][2];
	char byte = 0, path[64];

	need(!pipe(ready[0]) && !pipe(ready[1]), "pipe");
	space->pid = fork();
	if (!space->pid) {
		need(!unshare(space->flags) && write(ready[0][1], &byte, 1) == 1 && read(ready[1][0], &byte, 1) == 1, "hold");
		if (space->flags & CLONE_NEWUSER)
			need(!setresgid(0, 0, 0) && !setresuid(0, 0, 0), "ids");
		if (space->flags & CLONE_NEWNS) {
			need(!mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) &&
			     !mount("none", PLACE, "tmpfs", 0, NULL), PLACE);
			for (int i = 1; i < MAX_INSTANCES; i++) {
				sprintf(path, PLACE "/%d", i);
				need(!mkdir(path, 0755), path);
			}
		}
		need(write(ready[0][1], &byte, 1) == 1, "hold");
		for (;;)
			pause();
	}
	need(read(ready[0][0], &byte, 1) == 1, "hold");
	if (space->flags & CLONE_NEWUSER) {
		write_map(space->pid, "uid", space->first);
		write_map(space->pid, "gid", space->first);
	}
	need(write(ready[1][1], &byte, 1) == 1 && read(ready[0][0], &byte, 1) == 1, "hold");
	for (int i = 0; i < 4; i++)
		close(ready[i / 2][i % 2]);
	space->user = open_space(space->pid, "user");
	space->ipc = open_space(space->pid, "ipc");
	space->mount = open_space(space->pid, "mnt");
}

/* By way of root: only who is root of the namespace loses the capabilities with the id. */
static void take_ids(void)
{
	unsigned int uid = caller->uid;

	need(!setresgid(0, 0, 0) && !setresuid(0, 0, 0), "root");
	need(!uid || (!setresgid(uid, uid, uid) && !setresuid(uid, uid, uid)), "ids");
}

static void become(int join_mounts)
{
	struct space *space = caller->space;

	if (space->flags & CLONE_NEWIPC)
		need(!setns(space->ipc, CLONE_NEWIPC), "ipc");
	if (space->flags & CLONE_NEWUSER)
		need(!setns(space->user, CLONE_NEWUSER), "user");
	if (join_mounts)
		need(!setns(caller->mounts->mount, CLONE_NEWNS), "mounts");
	take_ids();
}

static void where(char *path, int instance)
{
	sprintf(path, "/proc/%d/root" PLACE "/%d", instances[instance]->pid, instance);
}

/* In the instance as root directory, so that no path leaves it. */
static void enter(int instance)
{
	char path[64];

	where(path, instance);
	need(!chroot(path) && !chdir("/"), path);
	if (caller->space->flags & CLONE_NEWUSER)
		need(!setns(caller->space->user, CLONE_NEWUSER), "user");
	take_ids();
}

static int instance_of(struct word word)
{
	int instance = number(word);

	return instance > 0 && instance < MAX_INSTANCES ? instance : MAX_INSTANCES - 1;
}

/* Where the caller finds a mount: also one that its mount namespace does not have. */
static const char *enter_mount(int instance)
{
	static char path[64];
	int place = -1;

	if (instances[instance] && instances[instance] != caller->mounts) {
		where(path, instance);
		place = open(path, O_PATH | O_CLOEXEC);
	}
	become(1);
	sprintf(path, PLACE "/%d", instance);
	if (place < 0)
		return path;
	need(!fchdir(place), "foreign mount");
	close(place);
	return ".";
}

static void do_ioctl(void)
{
	static const struct { const char *name; unsigned int number; } commands[] = {
		{ "BINDER_CTL_ADD", BINDER_CTL_ADD }, { "BINDER_SET_CONTEXT_MGR", BINDER_SET_CONTEXT_MGR },
		{ "BINDER_VERSION", BINDER_VERSION }, { "UNKNOWN", 0x40046263 },
	};
	struct binderfs_device *device = (void *)page;
	size_t command = 0, length = words[4].length < 256 ? words[4].length : 256;
	int fd = number(words[2]) - FIRST_FD;

	while (strcmp(commands[command].name, words[3].text))
		command++;
	mprotect(page, 4096, PROT_READ | PROT_WRITE);
	memset(page, 0, sizeof(*device));
	memcpy(page, words[4].text, length);
	if (!strcmp(words[5].text, "unwritable"))
		mprotect(page, 4096, PROT_READ);
	become(0);
	check(ioctl(fd >= 0 && fd < MAX_FDS ? fds[fd] : CLOSED, commands[command].number,
		    strcmp(words[5].text, "unreadable") ? page : NULL) >= 0);
	reply_minor = device->major ? (int)device->minor : -1;
	if (!error && commands[command].number == BINDER_VERSION)
		version = *(int *)page;
}

static int by_bytes(const void *one, const void *other)
{
	return strcmp((const char *)one + sizeof(int), (const char *)other + sizeof(int));
}

static void do_list(const char *path)
{
	DIR *dir = opendir(path);
	struct dirent *entry;

	check(dir != NULL);
	name_count = 0;
	while (dir && (entry = readdir(dir))) {
		if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, ".."))
			continue;
		names[name_count].length = sprintf(names[name_count].text, "%s", entry->d_name);
		name_count++;
	}
	if (dir)
		closedir(dir);
	qsort(names, name_count, sizeof(*names), by_bytes);
}

static int mode_of(const char *kind)
{
	static const struct { const char *name; int mode; } kinds[] = {
		{ "regular", S_IFREG }, { "char", S_IFCHR }, { "block", S_IFBLK }, { "fifo", S_IFIFO }, { "socket", S_IFSOCK },
	};
	int i = 0;

	while (strcmp(kinds[i].name, kind))
		i++;
	return kinds[i].mode;
}

static void do_make(const char *path, const char *kind)
{
	if (!strcmp(kind, "directory"))
		check(!mkdir(path, 0777));
	else if (!strcmp(kind, "symlink"))
		check(!symlink("target", path));
	else
		check(!mknod(path, mode_of(kind) | 0600, strcmp(kind, "regular") ? makedev(1, 3) : 0));
}

static void do_rename(void)
{
	int other = AT_FDCWD, flags = 0, to = number(words[5]);
	char path[64];

	if (to) {
		where(path, to);
		other = open(path, O_PATH | O_CLOEXEC);
	}
	enter(instance_of(words[2]));
	flags |= strstr(words[6].text, "noreplace") ? 1 : 0;
	flags |= strstr(words[6].text, "exchange") ? 2 : 0;
	flags |= strstr(words[6].text, "whiteout") ? 4 : 0;
	check(!syscall(SYS_renameat2, AT_FDCWD, words[3].text, other, words[4].text, flags));
	if (other >= 0)
		close(other);
}

static void do_in_instance(const char *call)
{
	const char *path = words[3].text;

	enter(instance_of(words[2]));
	if (!strcmp(call, "open")) {
		opened = open(path, O_RDONLY | O_CLOEXEC | (strcmp(words[4].text, "create") ? 0 : O_CREAT), 0600);
		check(opened >= 0);
	} else if (!strcmp(call, "unlink"))
		check(!unlink(path));
	else if (!strcmp(call, "rmdir"))
		check(!rmdir(path));
	else if (!strcmp(call, "make"))
		do_make(path, words[4].text);
	else if (!strcmp(call, "link"))
		check(!link(path, words[4].text));
	else if (!strcmp(call, "stat"))
		check(!lstat(path, &status));
	else
		do_list(path);
}

static int make_call(void *unused)
{
	const char *call = words[0].text;
	char path[64];

	(void)unused;
	if (!strcmp(call, "mount")) {
		become(1);
		sprintf(path, PLACE "/%d", next_instance);
		check(!mount("none", path, "binder", 0, words[2].text));
	} else if (!strcmp(call, "remount"))
		check(!mount("none", enter_mount(instance_of(words[2])), "binder", MS_REMOUNT, words[3].text));
	else if (!strcmp(call, "umount"))
		check(!umount2(enter_mount(instance_of(words[2])), strcmp(words[3].text, "detach") ? 0 : MNT_DETACH));
	else if (!strcmp(call, "ioctl"))
		do_ioctl();
	else if (!strcmp(call, "rename"))
		do_rename();
	else
		do_in_instance(call);
	return 0;
}

/* Runs a function in a child that shares memory and descriptors, and may become another. */
static void in_child(int (*function)(void *))
{
	static char stack[1 << 17] __attribute__((aligned(16)));
	int result;
	pid_t pid = clone(function, stack + sizeof(stack), CLONE_VM | CLONE_VFORK | CLONE_FILES | SIGCHLD, NULL);

	need(pid > 0 && waitpid(pid, &result, 0) == pid && !result, "a child");
}

static void do_close(void)
{
	int fd = number(words[1]) - FIRST_FD, is_open = fd >= 0 && fd < MAX_FDS;

	check(!close(is_open ? fds[fd] : CLOSED));
	if (is_open)
		fds[fd] = CLOSED;
}

static void print_answer(const char *call)
{
	printf("%s", error ? error_name(error) : "OK");
	if (!strcmp(call, "ioctl") && version >= 0)
		printf(" %d", version);
	else if (!strcmp(call, "ioctl") && reply_minor >= 0)
		printf(" minor:%d", reply_minor);
	else if (!error && !strcmp(call, "stat")) {
		printf(" mode:%o uid:%u gid:%u", status.st_mode, status.st_uid, status.st_gid);
		if (S_ISCHR(status.st_mode))
			printf(" minor:%u", minor(status.st_rdev));
	} else if (!error && !strcmp(call, "list"))
		for (int i = 0; i < name_count; i++) {
			printf(i ? "," : " ");
			print_word(names[i].text, names[i].length);
		}
	printf("\n");
}

/* Whether the instances of a call are there; a case that was made smaller may name others. */
static int possible(const char *call)
{
	if (strstr("mount remount umount close ioctl", call))
		return 1;
	return instances[instance_of(words[2])] &&
	       (strcmp(call, "rename") || !number(words[5]) || instances[instance_of(words[5])]);
}

static void play_call(void)
{
	const char *call = words[0].text;
	int i = 0;

	error = 0;
	reply_minor = version = -1;
	if (!possible(call)) {
		printf("no such instance\n");
		return;
	}
	if (!strcmp(call, "close"))
		do_close();
	else {
		while (strcmp(callers[i].name, words[1].text))
			i++;
		caller = callers + i;
		in_child(make_call);
	}
	if (!error && !strcmp(call, "mount"))
		instances[next_instance++] = caller->mounts;
	if (!error && !strcmp(call, "umount"))
		instances[instance_of(words[2])] = NULL;
	if (!error && !strcmp(call, "open"))
		fds[next_fd++] = opened;
	print_answer(call);
}

static int umount_all(void *unused)
{
	char path[64];

	(void)unused;
	for (int i = 1; i < next_instance; i++) {
		if (!instances[i])
			continue;
		sprintf(path, PLACE "/%d", i);
		need(!setns(instances[i]->mount, CLONE_NEWNS) && !umount2(path, MNT_DETACH), path);
	}
	return 0;
}

static void play(void)
{
	struct word all[MAX_WORDS];

	next_instance = 1;
	next_fd = 0;
	words = all;
	memset(instances, 0, sizeof(instances));
	for (int i = 0; i < MAX_FDS; i++)
		fds[i] = CLOSED;
	while (next_call(all))
		play_call();
	for (int i = 0; i < next_fd; i++)
		if (fds[i] != CLOSED)
			close(fds[i]);
	in_child(umount_all);
}

int main(void)
{
	struct sched_param none = { 0 };
	int result;

	page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	need(page != MAP_FAILED && !setgroups(0, NULL), "start");
	/* The driver lets go of a device from a work queue: that comes first, because everything else does. */
	need(!syscall(SYS_sched_setscheduler, 0, SCHED_IDLE, &none), "scheduler");
	for (size_t i = 0; i < sizeof(spaces) / sizeof(*spaces); i++)
		hold(spaces + i);
	result = play_all(play);
	for (size_t i = 0; i < sizeof(spaces) / sizeof(*spaces); i++)
		kill(spaces[i].pid, SIGKILL);
	return result;
}
