#ifndef QUNZHU_NCURSESW_SHIM_H
#define QUNZHU_NCURSESW_SHIM_H

#define NCURSES_WIDECHAR 1
#define NCURSES_NOMACROS 1
#if __has_include(<curses.h>)
#include <curses.h>
#else
#error "ncursesw is missing: apt-get install libncurses-dev"
#endif

#include <locale.h>
#include <langinfo.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <wchar.h>
#include "guard.h"
#include <signal.h>
#include <stdlib.h>

/* Functions only, and their statics inside them: a variable here would have no home to link to. */

extern int wcwidth(wchar_t);

/* Makes the character set UTF-8, whatever the language; 0 if this system has no such locale. */
static inline int nc_use_utf8(void) {
  static const char *const names[] = {"", "C.UTF-8", "C.utf8", "en_US.UTF-8", "zh_CN.UTF-8"};
  for (unsigned i = 0; i < sizeof names / sizeof *names; i++)
    if (setlocale(LC_CTYPE, names[i]) && strcmp(nl_langinfo(CODESET), "UTF-8") == 0) return 1;
  return 0;
}

/* newterm and not initscr, which would end the process where it knows no terminal. */
static inline SCREEN *nc_open(const char *name) { return newterm(name, stdout, stdin); }

static inline WINDOW *nc_window(void) { return stdscr; }

static inline int nc_lines(void) { return LINES; }

static inline int nc_columns(void) { return COLS; }

static inline int nc_colors(void) { return COLORS; }

static inline int nc_pairs(void) { return COLOR_PAIRS; }

/* What the kernel says; 0 when it does not know. */
static inline int nc_terminal_size(int fd, int *columns, int *lines) {
  struct winsize size;
  if (ioctl(fd, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0) return 0;
  *columns = size.ws_col;
  *lines = size.ws_row;
  return 1;
}

/* Bytes that wait to be read; -1 when the descriptor cannot say. */
static inline int nc_waiting(int fd) {
  int count = 0;
  return ioctl(fd, FIONREAD, &count) == 0 ? count : -1;
}

static inline int nc_can_move(void) {
  char *text = tigetstr("cup");
  return text != NULL && text != (char *)-1;
}

/* Once a thread; the stack stays for as long as the thread may run. */
static inline void nc_own_signal_stack(void) {
  stack_t now;
  if (sigaltstack(NULL, &now) != 0 || !(now.ss_flags & SS_DISABLE)) return;
  stack_t own = {.ss_sp = malloc(65536), .ss_size = 65536, .ss_flags = 0};
  if (own.ss_sp != NULL && sigaltstack(&own, NULL) != 0) free(own.ss_sp);
}

static inline int nc_is_direct(void) { return tigetflag("RGB") > 0 || tigetnum("RGB") > 0; }

static inline int nc_width(unsigned int scalar) { return wcwidth((wchar_t)scalar); }

static inline attr_t nc_bold(void) { return A_BOLD; }
static inline attr_t nc_dim(void) { return A_DIM; }
static inline attr_t nc_underline(void) { return A_UNDERLINE; }
static inline attr_t nc_reverse(void) { return A_REVERSE; }
static inline attr_t nc_italic(void) { return A_ITALIC; }

/* A base and at most three marks, 0 for none, with a pair beyond what a short holds. */
static inline void nc_fill(cchar_t *cell, unsigned int base, unsigned int first,
                           unsigned int second, unsigned int third, attr_t attributes, int pair) {
  const wchar_t text[] = {(wchar_t)base, (wchar_t)first, (wchar_t)second, (wchar_t)third, 0};
  int wanted = pair;
  setcchar(cell, text, attributes, 0, &wanted);
}

static inline void nc_background(attr_t attributes, int pair) {
  cchar_t blank;
  nc_fill(&blank, ' ', 0, 0, 0, attributes, pair);
  wbkgrndset(stdscr, &blank);
}

static inline mmask_t nc_mouse_wanted(void) {
  return BUTTON1_PRESSED | BUTTON1_RELEASED | BUTTON2_PRESSED | BUTTON2_RELEASED | BUTTON3_PRESSED
      | BUTTON3_RELEASED | BUTTON4_PRESSED | BUTTON5_PRESSED | BUTTON_CTRL | BUTTON_SHIFT
      | BUTTON_ALT;
}

/* 1-3 pressed, -1 to -3 released, 4 wheel up, 5 wheel down, 0 nothing we know. */
static inline int nc_mouse_button(mmask_t state) {
  if (state & BUTTON1_PRESSED) return 1;
  if (state & BUTTON2_PRESSED) return 2;
  if (state & BUTTON3_PRESSED) return 3;
  if (state & BUTTON4_PRESSED) return 4;
  if (state & BUTTON5_PRESSED) return 5;
  if (state & BUTTON1_RELEASED) return -1;
  if (state & BUTTON2_RELEASED) return -2;
  if (state & BUTTON3_RELEASED) return -3;
  return 0;
}

static inline int nc_mouse_held(mmask_t state) {
  return (state & BUTTON_CTRL ? 1 : 0) | (state & BUTTON_ALT ? 2 : 0)
      | (state & BUTTON_SHIFT ? 4 : 0);
}

#endif
