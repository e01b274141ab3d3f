/*
 * The six system calls as merged, with their numbers on x86_64 and i386.
 * `cc -c prototypes.c` checks that they are well formed.
 */

/* #region context */
int fsopen(const char *fs_name,
           unsigned int flags);          /* 430 */

int fsconfig(int fd,
             unsigned int cmd,
             const char *key,
             const void *value,
             int aux);                   /* 431 */

int fsmount(int fs_fd,
            unsigned int flags,
            unsigned int attr_flags);    /* 432 */
/* #endregion */

/* #region place */
int open_tree(int dfd,
              const char *filename,
              unsigned flags);           /* 428 */

int move_mount(int from_dfd,
               const char *from_pathname,
               int to_dfd,
               const char *to_pathname,
               unsigned int flags);      /* 429 */

int fspick(int dfd,
           const char *path,
           unsigned int flags);          /* 433 */
/* #endregion */
