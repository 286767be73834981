#ifndef QUNZHU_NCURSESW_GUARD_H
#define QUNZHU_NCURSESW_GUARD_H

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

/*
 * Gives the terminal back whatever ends the process. Handlers are C so that nothing in them
 * allocates, locks or initialises. Every function here shares the state below and must therefore be
 * called from one Swift file only: each file that calls an inline function gets its own statics.
 */

struct guard_state {
  struct termios saved;
  volatile sig_atomic_t is_armed;
  volatile sig_atomic_t has_colors;
  int terminal;
  int wake[2];
  int is_installed;
};

static inline struct guard_state *guard_state(void) {
  static struct guard_state state = {.terminal = -1, .wake = {-1, -1}};
  return &state;
}

static inline void guard_say(int fd, const char *text, size_t length) {
  while (length > 0) {
    ssize_t written = write(fd, text, length);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    text += written;
    length -= (size_t)written;
  }
}

/* Paste, focus and mouse reports off, pen and keys as they were, main screen, cursor shown. */
static inline void guard_restore(void) {
  static const char reset[] =
      "\033[?2004l\033[?1004l\033[?1000l\033[?1002l\033[?1003l\033[?1006l"
      "\033[0m\033[?1l\033>\033[?1049l\033[?25h\r";
  static const char colors[] = "\033]104\007";
  struct guard_state *state = guard_state();
  if (!state->is_armed) return;
  state->is_armed = 0;
  signal(SIGTTOU, SIG_IGN);
  if (state->has_colors) guard_say(state->terminal, colors, sizeof colors - 1);
  guard_say(state->terminal, reset, sizeof reset - 1);
  tcsetattr(state->terminal, TCSANOW, &state->saved);
}

static inline void guard_crashed(int number) {
  sigset_t only;
  guard_restore();
  signal(number, SIG_DFL);
  sigemptyset(&only);
  sigaddset(&only, number);
  sigprocmask(SIG_UNBLOCK, &only, NULL);
  raise(number);
}

/* The number of the signal goes into the pipe; a full pipe already says enough. */
static inline void guard_noted(int number) {
  int before = errno;
  unsigned char byte = (unsigned char)number;
  ssize_t ignored = write(guard_state()->wake[1], &byte, 1);
  (void)ignored;
  errno = before;
}

static inline int guard_catch(int number, void (*handler)(int), int flags) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = handler;
  action.sa_flags = flags;
  sigemptyset(&action.sa_mask);
  return sigaction(number, &action, NULL);
}

/* Once a process; 0 if the system refuses a pipe. */
static inline int guard_install(void) {
  static const int crashes[] = {SIGSEGV, SIGBUS,  SIGILL,  SIGTRAP, SIGFPE,
                                SIGABRT, SIGSYS, SIGQUIT, SIGXFSZ, SIGXCPU};
  static const int notes[] = {SIGHUP, SIGTERM, SIGINT, SIGWINCH, SIGCONT, SIGTSTP};
  static char stack[65536];
  struct guard_state *state = guard_state();
  if (!state->is_installed) {
    stack_t other = {.ss_sp = stack, .ss_size = sizeof stack, .ss_flags = 0};
    if (pipe(state->wake) != 0) return 0;
    for (int i = 0; i < 2; i++) {
      fcntl(state->wake[i], F_SETFL, O_NONBLOCK);
      fcntl(state->wake[i], F_SETFD, FD_CLOEXEC);
    }
    sigaltstack(&other, NULL);
    atexit(guard_restore);
    state->is_installed = 1;
  }
  for (unsigned i = 0; i < sizeof crashes / sizeof *crashes; i++)
    guard_catch(crashes[i], guard_crashed, SA_RESETHAND | SA_ONSTACK | SA_NODEFER);
  for (unsigned i = 0; i < sizeof notes / sizeof *notes; i++)
    guard_catch(notes[i], guard_noted, 0);
  signal(SIGPIPE, SIG_IGN);
  return 1;
}

/* Remembers how the terminal is now; 0 if it is none. */
static inline int guard_arm(int terminal) {
  struct guard_state *state = guard_state();
  if (tcgetattr(terminal, &state->saved) != 0) return 0;
  state->terminal = terminal;
  state->has_colors = 0;
  state->is_armed = 1;
  return 1;
}

static inline void guard_colors_changed(void) { guard_state()->has_colors = 1; }

/* The orderly end: the modes are already off, only the line settings are put back. */
static inline void guard_disarm(void) {
  struct guard_state *state = guard_state();
  if (!state->is_armed) return;
  state->is_armed = 0;
  void (*before)(int) = signal(SIGTTOU, SIG_IGN);
  tcsetattr(state->terminal, TCSANOW, &state->saved);
  signal(SIGTTOU, before);
}

/* The line as it was before, for as long as somebody else has the terminal. */
static inline void guard_lend(void) {
  struct guard_state *state = guard_state();
  if (!state->is_armed) return;
  void (*before)(int) = signal(SIGTTOU, SIG_IGN);
  tcsetattr(state->terminal, TCSADRAIN, &state->saved);
  signal(SIGTTOU, before);
}

static inline int guard_wake_descriptor(void) { return guard_state()->wake[0]; }

/* The next signal noted, 0 if there is none. */
static inline int guard_next(void) {
  unsigned char byte = 0;
  return read(guard_state()->wake[0], &byte, 1) == 1 ? byte : 0;
}

/* Stops the whole job as the terminal's own key would, and returns when it goes on. */
static inline void guard_stop_job(void) {
  signal(SIGTSTP, SIG_DFL);
  kill(0, SIGTSTP);
  guard_catch(SIGTSTP, guard_noted, 0);
}

#endif
