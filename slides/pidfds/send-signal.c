#define _POSIX_C_SOURCE 200809L
#include <signal.h>

/* #region call */
int pidfd_send_signal(int pidfd,
                      int sig,
                      siginfo_t *info,
                      unsigned int flags);
/* #endregion */
