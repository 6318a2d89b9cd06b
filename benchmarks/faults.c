/* Loaded before a program (LD_PRELOAD): fails one of its calls that change files below a folder, or writes all of them
 * down. `benchmarks/reliability.py` compiles it, arms it, and reads what it wrote.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#define MANY 1024
static char prefix[4096], names[MANY][4096];
static size_t prefix_length;
static int watched[MANY], trace = -1, failing;
static long calls, fail_at = -1, unnamed;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

void faults_begin(const char *folder, long at, int error, const char *trace_path) {
  snprintf(prefix, sizeof prefix, "%s", folder);
  prefix_length = strlen(prefix);
  calls = 0;
  fail_at = at;
  failing = error;
  memset(watched, 0, sizeof watched);
  trace = *trace_path ? REAL(open)(trace_path, O_WRONLY | O_CREAT | O_TRUNC, 0600) : -1;
}

long faults_calls(void) { return calls; }

static int inside(const char *path) { return prefix_length && !strncmp(path, prefix, prefix_length); }

static void note(char kind, const char *path, const char *other, long offset, const void *data, long length) {
  char head[9000];
  if (trace < 0) return;
  int size = snprintf(head, sizeof head, "%c\t%s\t%s\t%ld\t%ld\n", kind, path, other, offset, length);
  ssize_t done = REAL(write)(trace, head, size);
  if (data && length) done = REAL(write)(trace, data, length);
  (void)done;
}

void faults_mark(const char *what) { note('A', what, "", 0, 0, 0); }

/* Whether this call is the one that fails. */
static int fails(void) {
  if (calls++ != fail_at) return 0;
  errno = failing;
  return 1;
}

static int nameless(int flags) { return (flags & O_TMPFILE) == O_TMPFILE; }

static int opened(int handle, const char *path, int flags, int fresh) {
  if (handle >= 0 && handle < MANY) {
    watched[handle] = inside(path);
    if (nameless(flags)) {
      snprintf(names[handle], sizeof names[handle], "%s/#%ld", path, ++unnamed);
      if (watched[handle]) note('N', names[handle], "", 0, 0, 0);
      return handle;
    }
    snprintf(names[handle], sizeof names[handle], "%s", path);
    if (watched[handle] && fresh) note('C', path, "", 0, 0, 0);
    if (watched[handle] && (flags & O_TRUNC) && !fresh) note('T', path, "", 0, 0, 0);
  }
  return handle;
}

static int absolute(int folder, const char *path) { return folder == AT_FDCWD || *path == '/'; }

#define OPEN(name)                                                                     \
  int name(const char *path, int flags, ...) {                                         \
    va_list more;                                                                      \
    va_start(more, flags);                                                             \
    mode_t mode = flags & O_CREAT || nameless(flags) ? va_arg(more, mode_t) : 0;       \
    va_end(more);                                                                      \
    int fresh = (flags & O_CREAT) && access(path, F_OK);                               \
    if (inside(path) && (fresh || nameless(flags)) && fails()) return -1;              \
    return opened(REAL(name)(path, flags, mode), path, flags, fresh);                  \
  }
OPEN(open)
OPEN(open64)

#define OPENAT(name)                                                                   \
  int name(int folder, const char *path, int flags, ...) {                             \
    va_list more;                                                                      \
    va_start(more, flags);                                                             \
    mode_t mode = flags & O_CREAT || nameless(flags) ? va_arg(more, mode_t) : 0;       \
    va_end(more);                                                                      \
    int here = absolute(folder, path), fresh = here && (flags & O_CREAT) && access(path, F_OK); \
    if (here && inside(path) && (fresh || nameless(flags)) && fails()) return -1;      \
    int handle = REAL(name)(folder, path, flags, mode);                                \
    return here ? opened(handle, path, flags, fresh) : handle;                         \
  }
OPENAT(openat)
OPENAT(openat64)

int close(int handle) {
  if (handle >= 0 && handle < MANY) watched[handle] = 0;
  return REAL(close)(handle);
}

static int is(int handle) { return handle >= 0 && handle < MANY && watched[handle]; }

ssize_t write(int handle, const void *data, size_t length) {
  if (!is(handle)) return REAL(write)(handle, data, length);
  if (fails()) return -1;
  off_t at = lseek(handle, 0, SEEK_CUR);
  ssize_t done = REAL(write)(handle, data, length);
  if (done > 0) note('W', names[handle], "", at, data, done);
  return done;
}

#define PWRITE(name, type)                                                             \
  ssize_t name(int handle, const void *data, size_t length, type at) {                 \
    if (!is(handle)) return REAL(name)(handle, data, length, at);                      \
    if (fails()) return -1;                                                            \
    ssize_t done = REAL(name)(handle, data, length, at);                               \
    if (done > 0) note('W', names[handle], "", at, data, done);                        \
    return done;                                                                       \
  }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

#define SYNC(name)                                                                     \
  int name(int handle) {                                                               \
    if (!is(handle)) return REAL(name)(handle);                                        \
    if (fails()) return -1;                                                            \
    int done = REAL(name)(handle);                                                     \
    if (!done) note('S', names[handle], "", 0, 0, 0);                                  \
    return done;                                                                       \
  }
SYNC(fsync)
SYNC(fdatasync)

#define TRUNCATE(name, type)                                                           \
  int name(int handle, type length) {                                                  \
    if (!is(handle)) return REAL(name)(handle, length);                                \
    if (fails()) return -1;                                                            \
    int done = REAL(name)(handle, length);                                             \
    if (!done) note('T', names[handle], "", length, 0, 0);                             \
    return done;                                                                       \
  }
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

int rename(const char *from, const char *to) {
  if (inside(to) && fails()) return -1;
  int done = REAL(rename)(from, to);
  if (!done && inside(to)) note('R', from, to, 0, 0, 0);
  return done;
}

/* A name for a file that has none, which is called by its handle. */
int linkat(int from, const char *path, int folder, const char *name, int flags) {
  int handle, known = sscanf(path, "/proc/self/fd/%d", &handle) == 1 && is(handle);
  if (known && fails()) return -1;
  int done = REAL(linkat)(from, path, folder, name, flags);
  if (!done && known && folder >= 0 && folder < MANY) {
    char to[9000];
    snprintf(to, sizeof to, "%s/%s", names[folder], name);
    note('L', names[handle], to, 0, 0, 0);
  }
  return done;
}

int unlink(const char *path) {
  if (inside(path) && fails()) return -1;
  int done = REAL(unlink)(path);
  if (!done && inside(path)) note('U', path, "", 0, 0, 0);
  return done;
}

int mkdir(const char *path, mode_t mode) {
  if (inside(path) && fails()) return -1;
  int done = REAL(mkdir)(path, mode);
  if (!done && inside(path)) note('M', path, "", 0, 0, 0);
  return done;
}
