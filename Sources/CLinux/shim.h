#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

// Swaps two paths in one step (RENAME_EXCHANGE). glibc declares renameat2 only for _GNU_SOURCE, which Swift does not set.
static inline long petarawan_exchange(const char *one, const char *other) {
  return syscall(SYS_renameat2, AT_FDCWD, one, AT_FDCWD, other, 2);
}
