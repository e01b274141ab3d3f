// SPDX-License-Identifier: MIT
/*
 * Runs programs for the page, over the second serial port: protocol version 1,
 * as src/machine/agent-protocol.ts has it.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#define VERSION		1
#define TRACE_FD	100	/* where a program writes the lines it runs */
#define COMMAND_MAX	32768
#define WINDOW		2048	/* what the host may have sent ahead of its acknowledgement */

/* One execution of a command; its descriptors are -1 when closed. */
struct run {
	long id;		/* 0: none */
	pid_t pid;
	int pidfd, in, out, err, trace;
	long long start;
	char pending[WINDOW];	/* stdin that the pipe has not taken yet */
	size_t pending_len;
	int in_ends;		/* no more stdin follows what is pending */
	long line;		/* the number that is being read from the trace */
};

/* What is being read from the host: a header line, then bytes that belong to it. */
struct request {
	char header[64];
	size_t header_len;
	enum { HEADER, COMMAND, INPUT, SKIP } state;
	long id;
	size_t left;
	size_t command_len;
	char command[COMMAND_MAX + 1];
};

static int tty;
static struct run run = { .pidfd = -1, .in = -1, .out = -1, .err = -1, .trace = -1 };
static struct request request;

static void die(const char *what)
{
	fprintf(stderr, "agent: %s: %s\n", what, strerror(errno));
	exit(1);
}

static void send_bytes(const char *bytes, size_t len)
{
	while (len > 0) {
		ssize_t n = write(tty, bytes, len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			die("write");
		bytes += n;
		len -= n;
	}
}

__attribute__((format(printf, 1, 2)))
static void send_line(const char *format, ...)
{
	char line[80];
	va_list args;
	int len;

	va_start(args, format);
	len = vsnprintf(line, sizeof(line), format, args);
	va_end(args);
	send_bytes(line, len);
}

static void send_output(char kind, long id, const char *bytes, size_t len)
{
	send_line("\002%c %ld %zu\n", kind, id, len);
	send_bytes(bytes, len);
}

static long long now_ms(void)
{
	struct timespec t;

	if (clock_gettime(CLOCK_MONOTONIC, &t))
		die("clock_gettime");
	return t.tv_sec * 1000LL + t.tv_nsec / 1000000;
}

static void close_fd(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

static void close_run(void)
{
	close_fd(&run.pidfd);
	close_fd(&run.in);
	close_fd(&run.out);
	close_fd(&run.err);
	close_fd(&run.trace);
	run.id = 0;
}

/* Reads what is there without waiting; 0 at the end of the pipe or when it is empty. */
static size_t read_some(int *fd, char *bytes, size_t size)
{
	ssize_t n;

	if (*fd < 0)
		return 0;
	do {
		n = read(*fd, bytes, size);
	} while (n < 0 && errno == EINTR);
	if (n < 0 && errno == EAGAIN)
		return 0;
	if (n <= 0) {
		close_fd(fd);
		return 0;
	}
	return n;
}

/*
 * Sends what the program has written. The trace is read first and sent last, so
 * that what was printed before a line is sent before it. At most what a full pipe
 * holds of each: a program that never stops printing must not keep KILL waiting.
 * Returns how much of the trace was there.
 */
static size_t drain(void)
{
	static char trace[4096], bytes[4096];
	size_t trace_len = read_some(&run.trace, trace, sizeof(trace));
	size_t len;
	int rounds;

	for (rounds = 0; rounds < 16 && (len = read_some(&run.out, bytes, sizeof(bytes))); rounds++)
		send_output('O', run.id, bytes, len);
	for (rounds = 0; rounds < 16 && (len = read_some(&run.err, bytes, sizeof(bytes))); rounds++)
		send_output('E', run.id, bytes, len);
	for (size_t i = 0; i < trace_len; i++) {
		if (trace[i] >= '0' && trace[i] <= '9' && run.line < 100000) {
			run.line = run.line * 10 + trace[i] - '0';
			continue;
		}
		if (trace[i] == '\n' && run.line > 0)
			send_line("\002L %ld %ld\n", run.id, run.line);
		run.line = 0;
	}
	return trace_len;
}

/* Hands on what is pending of stdin; a program that reads no more still acknowledges it. */
static void feed(void)
{
	while (run.pending_len > 0) {
		ssize_t n = run.in < 0 ? (ssize_t)run.pending_len : write(run.in, run.pending, run.pending_len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0 && errno == EAGAIN)
			return;
		if (n < 0) {
			close_fd(&run.in);
			continue;
		}
		run.pending_len -= n;
		memmove(run.pending, run.pending + n, run.pending_len);
		send_line("\002A %ld %zd\n", run.id, n);
	}
	if (run.in_ends)
		close_fd(&run.in);
}

static void finish(void)
{
	int status, code;
	pid_t pid;

	do {
		pid = waitpid(run.pid, &status, 0);
	} while (pid < 0 && errno == EINTR);
	if (pid < 0)
		die("waitpid");
	code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
	/* A full pipe holds 16 times what is read of the trace at once. */
	for (int rounds = 0; drain() > 0 && rounds < 16; rounds++)
		;
	send_line("\002X %ld %d %lld\n", run.id, code, now_ms() - run.start);
	close_run();
}

static void exec_command(const char *command, int in, int out, int err, int trace)
{
	if (setsid() < 0 || chdir("/root") || signal(SIGPIPE, SIG_DFL) == SIG_ERR ||
	    dup2(in, STDIN_FILENO) < 0 || dup2(out, STDOUT_FILENO) < 0 ||
	    dup2(err, STDERR_FILENO) < 0 || dup2(trace, TRACE_FD) < 0)
		_exit(126);
	execl("/bin/sh", "sh", "-c", command, (char *)NULL);
	_exit(127);
}

/* A pipe of which the agent's end, 0 to read or 1 to write, never waits. */
static int make_pipe(int ends[2], int own)
{
	if (pipe2(ends, O_CLOEXEC)) {
		ends[0] = ends[1] = -1;
		return -1;
	}
	return fcntl(ends[own], F_SETFL, O_NONBLOCK);
}

static void start_run(long id, const char *command)
{
	int in[2], out[2], err[2], trace[2];
	/* Every pipe is made, so that every descriptor is one or -1. */
	int failed = make_pipe(in, 1) | make_pipe(out, 0) | make_pipe(err, 0) | make_pipe(trace, 0);

	run = (struct run) {
		.id = id, .in = in[1], .out = out[0], .err = err[0], .trace = trace[0],
		.pidfd = -1, .pid = -1, .start = now_ms(),
	};
	if (!failed)
		run.pid = fork();
	if (run.pid == 0)
		exec_command(command, in[0], out[1], err[1], trace[1]);
	if (run.pid > 0)
		run.pidfd = syscall(SYS_pidfd_open, run.pid, 0);
	close_fd(&in[0]);
	close_fd(&out[1]);
	close_fd(&err[1]);
	close_fd(&trace[1]);
	if (run.pidfd >= 0)
		return;
	if (run.pid > 0) {
		kill(run.pid, SIGKILL);
		waitpid(run.pid, NULL, 0);
	}
	send_line("\002X %ld 126 0\n", id);
	close_run();
}

static void kill_run(void)
{
	/* It has no group of its own before its setsid(). */
	if (kill(-run.pid, SIGKILL) && errno == ESRCH)
		kill(run.pid, SIGKILL);
}

/* Reads `KEYWORD <id>[ <length>]`. */
static void begin_request(void)
{
	const char *keyword = request.header;
	char *rest = strchr(request.header, ' ');
	unsigned long length;
	long id;

	if (!rest)
		return;
	*rest++ = '\0';
	id = strtol(rest, &rest, 10);
	length = strtoul(rest, NULL, 10);
	if (id <= 0)
		return;
	request.id = id;
	request.left = length;
	request.command_len = 0;
	if (!strcmp(keyword, "RUN"))
		request.state = length > COMMAND_MAX ? SKIP : COMMAND;
	else if (!strcmp(keyword, "IN"))
		request.state = id == run.id ? INPUT : SKIP;
	else if (!strcmp(keyword, "EOF") && id == run.id)
		run.in_ends = 1;
	else if (!strcmp(keyword, "KILL") && id == run.id)
		kill_run();
	if (request.state == SKIP && !strcmp(keyword, "RUN"))
		send_line("\002X %ld 126 0\n", id);
}

static void end_request(void)
{
	if (request.state == COMMAND) {
		request.command[request.command_len] = '\0';
		if (run.id)
			send_line("\002X %ld 126 0\n", request.id);
		else
			start_run(request.id, request.command);
	}
	request.state = HEADER;
}

static void take_byte(char byte)
{
	if (request.state == HEADER) {
		if (byte != '\n') {
			if (request.header_len < sizeof(request.header) - 1)
				request.header[request.header_len++] = byte;
			return;
		}
		request.header[request.header_len] = '\0';
		request.header_len = 0;
		begin_request();
	} else {
		if (request.state == COMMAND)
			request.command[request.command_len++] = byte;
		/* What exceeds the window is the host's mistake. */
		if (request.state == INPUT && request.id == run.id && run.pending_len < WINDOW)
			run.pending[run.pending_len++] = byte;
		request.left--;
	}
	if (request.state != HEADER && request.left == 0)
		end_request();
}

static void read_host(void)
{
	char bytes[512];
	ssize_t n = read(tty, bytes, sizeof(bytes));

	if (n < 0 && errno == EINTR)
		return;
	if (n < 0)
		die("read");
	if (n == 0)
		exit(1);
	for (ssize_t i = 0; i < n; i++)
		take_byte(bytes[i]);
}

static void open_tty(const char *path)
{
	struct termios settings;

	tty = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC);
	if (tty < 0)
		die(path);
	if (tcgetattr(tty, &settings))
		die("tcgetattr");
	cfmakeraw(&settings);
	if (cfsetspeed(&settings, B115200) || tcsetattr(tty, TCSANOW, &settings))
		die("tcsetattr");
}

/*
 * What a program writes is read as soon as it is written, or the lines of its
 * trace would mix with its output: the agent goes before every other program.
 */
static void take_priority(void)
{
	struct sched_param param = { .sched_priority = 1 };

	/* musl's own function refuses, as it knows no scheduling of threads. */
	if (syscall(SYS_sched_setscheduler, 0, SCHED_FIFO | SCHED_RESET_ON_FORK, &param))
		die("sched_setscheduler");
}

static void serve(void)
{
	struct pollfd fds[] = {
		{ .fd = tty, .events = POLLIN },
		{ .fd = run.pidfd, .events = POLLIN },
		{ .fd = run.out, .events = POLLIN },
		{ .fd = run.err, .events = POLLIN },
		{ .fd = run.trace, .events = POLLIN },
		{ .fd = run.pending_len ? run.in : -1, .events = POLLOUT },
	};

	if (poll(fds, sizeof(fds) / sizeof(fds[0]), -1) < 0) {
		if (errno == EINTR)
			return;
		die("poll");
	}
	if (fds[0].revents)
		read_host();
	if (!run.id)
		return;
	feed();
	if (fds[1].revents)
		finish();
	else
		drain();
}

int main(int argc, char **argv)
{
	open_tty(argc > 1 ? argv[1] : "/dev/ttyS1");
	if (signal(SIGPIPE, SIG_IGN) == SIG_ERR)
		die("signal");
	take_priority();
	send_line("\002R %d\n", VERSION);
	for (;;)
		serve();
}
