/*
 * What the test programs share. A program reads cases from its standard input: a line for each call, an empty line
 * behind each case. It writes a line with the answer to each call, and an empty line behind those of a case. Every
 * case starts from the same state.
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

/* Plays all cases; play_case() takes the calls of one, and leaves nothing behind that the next could see. */
static int play_all(void (*play_case)(void))
{
	struct word words[MAX_WORDS];

	for (next_line = read_cases(); *next_line;) {
		play_case();
		while (next_call(words))
			;
		next_line += *next_line == '\n';
		printf("\n");
		fflush(stdout);
	}
	return 0;
}

#endif
