/*
 * What the test programs share. A program reads cases from its standard input: a line for each call, an empty line
 * behind each case. It writes a line with the answer to each call, and an empty line behind those of a case. Each
 * case is played in a process of its own, which starts from the same state.
 *
 * A line has words with single spaces between them. In a word, %xx is the byte with that number, '' is no byte.
 */
#ifndef TEST_PROGRAM_H
#define TEST_PROGRAM_H

#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>
#include "error-name.h"

#define MAX_WORDS 64

struct word {
	char *text;	/* a NUL stands behind it; there may be others in it */
	size_t length;
};

static void need(int ok, const char *what)
{
	if (ok)
		return;
	fprintf(stderr, "%s: %s\n", what, error_name(errno));
	_exit(1);
}

static int hex(char digit)
{
	return digit <= '9' ? digit - '0' : digit - 'a' + 10;
}

/* Turns a word into its bytes, in place. */
static struct word decode(char *text)
{
	struct word word = { text, 0 };

	if (!strcmp(text, "''"))
		*text = 0;
	for (; *text; text++) {
		char byte = *text;

		if (byte == '%') {
			byte = hex(text[1]) << 4 | hex(text[2]);
			text += 2;
		}
		word.text[word.length++] = byte;
	}
	word.text[word.length] = 0;
	return word;
}

/* Takes a line apart; returns how many words it has. The words behind them are empty. */
static int words_of(char *line, struct word *words)
{
	static char empty[1];
	int count = 0;
	char *text;

	for (int i = 0; i < MAX_WORDS; i++)
		words[i] = (struct word){ empty, 0 };
	while (count < MAX_WORDS && (text = strsep(&line, " ")))
		words[count++] = decode(text);
	return count;
}

static inline long long number(struct word word)
{
	return strtoll(word.text, NULL, 0);
}

/* Writes bytes so that they are one word. */
static inline void print_word(const char *bytes, size_t length)
{
	if (!length)
		printf("''");
	for (size_t i = 0; i < length; i++) {
		unsigned char byte = bytes[i];

		printf(byte > ' ' && byte < 127 && byte != '%' && byte != ',' && byte != '\'' ? "%c" : "%%%02x", byte);
	}
}

static char *next_line;

/* The next call of a case in words; how many they are, none at its end. */
static int next_call(struct word *words)
{
	char *line = next_line;

	if (!*line || *line == '\n')
		return 0;
	next_line += strcspn(line, "\n");
	if (*next_line)
		*next_line++ = 0;
	return words_of(line, words);
}

/* All of the standard input. */
static char *read_cases(void)
{
	size_t size = 1 << 16, length = 0;
	char *cases = malloc(size);
	ssize_t n;

	need(cases != NULL, "malloc");
	while ((n = read(0, cases + length, size - length - 1)) > 0) {
		length += n;
		if (size - length < 4096)
			need((cases = realloc(cases, size *= 2)) != NULL, "realloc");
	}
	need(n == 0, "standard input");
	cases[length] = 0;
	return cases;
}

/* Plays all cases, each in a child that reads the calls up to its end. */
static int play_all(void (*play_case)(void))
{
	for (next_line = read_cases(); *next_line;) {
		char *end = strstr(next_line, "\n\n");
		int status;
		pid_t pid = fork();

		need(pid >= 0, "fork");
		if (!pid) {
			play_case();
			fflush(stdout);
			_exit(0);
		}
		while (waitpid(pid, &status, 0) < 0)
			need(errno == EINTR, "waitpid");
		if (!WIFEXITED(status) || WEXITSTATUS(status))
			return 1;
		printf("\n");
		fflush(stdout);
		next_line = end ? end + 2 : next_line + strlen(next_line);
	}
	return 0;
}

#endif
