/*
 * The six system calls as merged, with their numbers on x86_64 and i386.
 * `cc -c prototypes.c` checks that they are well formed.
 */

/* #region context */
int fsopen(const char *fs_name, /* 430 */
           unsigned int flags);

int fsconfig(int fd, /* 431 */
             unsigned int cmd,
             const char *key,
             const void *value,
             int aux);

int fsmount(int fs_fd, /* 432 */
            unsigned int flags,
            unsigned int attr_flags);
/* #endregion */

/* #region place */
int open_tree(int dfd, /* 428 */
              const char *filename,
              unsigned flags);

int move_mount(int from_dfd, /* 429 */
               const char *from_pathname,
               int to_dfd,
               const char *to_pathname,
               unsigned int flags);

int fspick(int dfd, /* 433 */
           const char *path,
           unsigned int flags);
/* #endregion */
