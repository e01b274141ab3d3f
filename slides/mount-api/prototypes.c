/*
 * The six system calls as merged. Their numbers on x86_64 and i386: open_tree 428, move_mount 429,
 * fsopen 430, fsconfig 431, fsmount 432, fspick 433.
 * `cc -c prototypes.c` checks that they are well formed.
 */

/* #region context */
int fsopen(const char *fs_name,
           unsigned int flags);

int fsconfig(int fd,
             unsigned int cmd,
             const char *key,
             const void *value,
             int aux);

int fsmount(int fs_fd,
            unsigned int flags,
            unsigned int attr_flags);
/* #endregion */

/* #region place */
int open_tree(int dfd,
              const char *filename,
              unsigned flags);

int move_mount(int from_dfd,
               const char *from_pathname,
               int to_dfd,
               const char *to_pathname,
               unsigned int flags);

int fspick(int dfd,
           const char *path,
           unsigned int flags);
/* #endregion */
