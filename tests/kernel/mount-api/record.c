/*
 * Plays sequences of mount calls and prints what the kernel answers, a line for each call.
 *
 *   cc -static -O2 -o record record.c && ./record < sequences > answers
 *
 * `npm run verify:kernel` runs it in the guest.
 *
 * Runs as root, in mount namespaces of its own. An empty line ends a sequence; one that begins with "noproc" has no /proc
 * in its tree. Any other line is "caller call arguments…"; "~" is a null pointer and "''" an
 * empty string. Descriptors are numbered in the order they were handed out, from 3, and shared by all callers:
 * r is root, c is root of a container with its own user, mount and pid namespaces, o is root of a user namespace that
 * kept the mount namespace, and u is user 65534.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include "../verify/error-name.h"

struct attributes { uint64_t set, clr, propagation, userns_fd; char rest[5000]; };

static struct shared { int count, fds[256]; volatile pid_t container, child; } *shared;
static int proc_fd, initial_fd, pipes[4][2][2];
static const char callers[] = "rcou";

static void need(int ok, const char *what) {
  if (!ok) { perror(what); _exit(1); }
}

static int number(const char *text) { return text ? (int)strtoll(text, NULL, 0) : 0; }

static int descriptor(const char *text) {
  int n = number(text);
  if (n < 0) return n;
  return n >= 3 && n < 3 + shared->count ? shared->fds[n - 3] : 1000;
}

static char *string(char *text) {
  if (!text || !strcmp(text, "~")) return NULL;
  return strcmp(text, "''") ? text : "";
}

static void answer(char *out, long result, int opens) {
  if (result < 0) { strcpy(out, error_name(errno)); return; }
  strcpy(out, "OK");
  if (!opens) return;
  shared->fds[shared->count] = result;
  sprintf(out, "OK %d", 3 + shared->count++);
}

static void write_file(int dir, pid_t pid, const char *name, const char *text) {
  char path[64];
  sprintf(path, "%d/%s", pid, name);
  int fd = openat(dir, path, O_WRONLY);
  need(fd >= 0 && write(fd, text, strlen(text)) > 0, path);
  close(fd);
}

static void map_ids(pid_t pid, const char *map) {
  write_file(proc_fd, pid, "uid_map", map);
  write_file(proc_fd, pid, "gid_map", map);
}

/* A descriptor of the initial user namespace, the container's, or a new one with one extent. */
static int userns(char **argument) {
  char path[64], map[64];
  if (!strcmp(argument[0], "initial")) return dup(initial_fd);
  pid_t pid = shared->container, child = 0;
  if (strcmp(argument[0], "container")) {
    shared->child = 0;
    if (!(pid = syscall(SYS_clone, CLONE_NEWUSER | SIGCHLD, 0, 0, 0, 0))) {
      char self[16] = { 0 };
      readlinkat(proc_fd, "self", self, sizeof self - 1);
      shared->child = number(self);
      pause();
    }
    if (pid < 0) return -1;
    child = pid;
    while (!shared->child) sched_yield();
    pid = shared->child;
    sprintf(map, "%s %s %s", argument[0], argument[1], argument[2]);
    map_ids(pid, map);
  }
  sprintf(path, "%d/ns/user", pid);
  int fd = openat(proc_fd, path, O_RDONLY);
  if (child) { kill(child, SIGKILL); waitpid(child, NULL, 0); }
  return fd;
}

/* Adds bytes to a file, which is made when it is missing. */
static long append(int dir, const char *path, int bytes) {
  int fd = openat(dir, path, O_WRONLY | O_CREAT | O_APPEND, 0666);
  if (fd < 0) return -1;
  char *data = calloc(1, bytes + 1);
  long written = write(fd, data, bytes);
  free(data);
  close(fd);
  return written < 0 ? -1 : 0;
}

/* "path root options shared|private type source superblock" of every mount that can be reached, joined by ";". */
static void mountinfo(char *out) {
  char line[1024], root[256], path[256], options[256], optional[256], type[64], source[256], super[512], *rest;
  int fd = openat(proc_fd, "self/mountinfo", O_RDONLY), used = sprintf(out, "OK");
  FILE *file = fdopen(fd, "r");
  for (int first = 1; fgets(line, sizeof line, file); first = 0) {
    rest = strstr(line, " - ");
    optional[0] = 0;
    sscanf(line, "%*d %*d %*s %255s %255s %255s %255s", root, path, options, optional);
    sscanf(rest, " - %63s %255s %511s", type, source, super);
    super[2] = 0;
    used += sprintf(out + used, "%s%s %s %s %s %s %s %s", first ? " " : ";", path, root, options,
                    strncmp(optional, "shared", 6) ? "private" : "shared", type, source, super);
  }
  fclose(file);
}

static void play(char **w, char *out) {
  const char *call = w[1];
  if (!strcmp(call, "fsopen")) return answer(out, syscall(430, string(w[2]), number(w[3])), 1);
  if (!strcmp(call, "fsconfig"))
    return answer(out, syscall(431, descriptor(w[2]), number(w[3]), string(w[4]), string(w[5]),
                               number(w[3]) == 5 ? descriptor(w[6]) : number(w[6])), 0);
  if (!strcmp(call, "fsmount")) return answer(out, syscall(432, descriptor(w[2]), number(w[3]), number(w[4])), 1);
  if (!strcmp(call, "fspick")) return answer(out, syscall(433, descriptor(w[2]), string(w[3]), number(w[4])), 1);
  if (!strcmp(call, "open_tree")) return answer(out, syscall(428, descriptor(w[2]), string(w[3]), number(w[4])), 1);
  if (!strcmp(call, "move_mount"))
    return answer(out, syscall(429, descriptor(w[2]), string(w[3]), descriptor(w[4]), string(w[5]), number(w[6])), 0);
  if (!strcmp(call, "mount_setattr")) {
    struct attributes a = { strtoull(w[5], 0, 0), strtoull(w[6], 0, 0), strtoull(w[7], 0, 0), descriptor(w[8]), "" };
    return answer(out, syscall(442, descriptor(w[2]), string(w[3]), number(w[4]), &a, (size_t)number(w[9])), 0);
  }
  if (!strcmp(call, "read")) {
    char text[512];
    long n = read(descriptor(w[2]), text, number(w[3]) < 512 ? number(w[3]) : 512);
    answer(out, n, 0);
    if (n < 0) return;
    // Without the newline at the end; one in the middle is written as in C.
    out += sprintf(out, "OK ");
    for (int i = 0; i < n - (n && text[n - 1] == '\n'); i++) out += sprintf(out, text[i] == '\n' ? "\\n" : "%c", text[i]);
    return;
  }
  if (!strcmp(call, "close")) {
    answer(out, close(descriptor(w[2])), 0);
    // The number is not used again.
    if (!strcmp(out, "OK")) shared->fds[number(w[2]) - 3] = 1000;
    return;
  }
  if (!strcmp(call, "mkdir")) return answer(out, mkdirat(descriptor(w[2]), string(w[3]), 0777), 0);
  if (!strcmp(call, "write")) return answer(out, append(descriptor(w[2]), string(w[3]), number(w[4])), 0);
  if (!strcmp(call, "userns")) return answer(out, userns(w + 2), 1);
  if (!strcmp(call, "mountinfo")) return mountinfo(out);
  if (!strcmp(call, "stat")) {
    struct stat st;
    answer(out, fstatat(descriptor(w[2]), string(w[3]), &st, AT_EMPTY_PATH), 0);
    if (!strcmp(out, "OK")) sprintf(out, "OK %u", st.st_uid);
    return;
  }
  strcpy(out, "unknown call");
}

static void serve(int who) {
  static char line[8192], out[65536];
  umask(0);
  for (;;) {
    char *w[16] = { 0 }, *save = line;
    long n = read(pipes[who][0][0], line, sizeof line - 1);
    if (n <= 0) _exit(0);
    line[n] = 0;
    for (int i = 0; i < 15 && (w[i] = strsep(&save, " ")); i++) ;
    play(w, out);
    need(write(pipes[who][1][1], out, strlen(out)) > 0, "answer");
  }
}

static void start_tree(int with_proc) {
  const char *base = "/dev/shm/record-mount-api";
  umask(0);
  need(!unshare(CLONE_NEWNS) && !mount("", "/", NULL, MS_REC | MS_PRIVATE, NULL), "namespace");
  mkdir("/dev/shm", 0777);
  mkdir(base, 0777);
  // A proc that stays below would count as visible.
  umount2("/proc", MNT_DETACH);
  need(!mount("root", base, "tmpfs", 0, NULL) && !chdir(base), "tmpfs");
  need(!mkdir("a", 0777) && !mkdir("a/b", 0777) && !mkdir("m", 0777) && !mkdir("proc", 0777), "mkdir");
  close(open("file", O_WRONLY | O_CREAT, 0666));
  if (with_proc) need(!mount("proc", "proc", "proc", 0, NULL), "proc");
  need(!mount(".", "/", NULL, MS_MOVE, NULL) && !chroot(".") && !chdir("/"), "root");
}

/* Plays the calls up to an empty line, in a process of its own. */
static void sequence(char *line, size_t size) {
  static const int flags[] = { 0, CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWPID, CLONE_NEWUSER, 0 };
  static char out[65536];
  pid_t pids[4];
  shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  start_tree(strcmp(line, "noproc\n"));
  for (int who = 0; who < 4; who++) need(!pipe(pipes[who][0]) && !pipe(pipes[who][1]), "pipe");
  for (int who = 0; who < 4; who++) {
    pids[who] = syscall(SYS_clone, CLONE_FILES | SIGCHLD | flags[who], 0, 0, 0, 0);
    need(pids[who] >= 0, "clone");
    if (!pids[who]) {
      if (who == 3) need(!setgid(65534) && !setuid(65534), "setuid");
      serve(who);
    }
    if (flags[who]) map_ids(pids[who], "0 0 65536");
    if (who == 1) shared->container = pids[who];
  }
  do {
    if (!strchr(callers, line[0])) { puts("OK"); continue; }
    int who = strchr(callers, line[0]) - callers;
    need(write(pipes[who][0][1], line, strcspn(line, "\n")) > 0, "call");
    long n = read(pipes[who][1][0], out, sizeof out - 1);
    need(n > 0, "read");
    printf("%.*s\n", (int)n, out);
  } while (fgets(line, size, stdin) && line[0] != '\n');
  puts("");
  fflush(stdout);
  for (int who = 0; who < 4; who++) kill(pids[who], SIGKILL);
}

int main(void) {
  static char line[8192];
  setvbuf(stdin, NULL, _IONBF, 0);
  proc_fd = open("/proc", O_PATH | O_DIRECTORY);
  initial_fd = open("/proc/self/ns/user", O_RDONLY);
  while (fgets(line, sizeof line, stdin)) {
    pid_t pid = fork();
    if (!pid) {
      sequence(line, sizeof line);
      _exit(0);
    }
    waitpid(pid, NULL, 0);
  }
  rmdir("/dev/shm/record-mount-api");
  return 0;
}
