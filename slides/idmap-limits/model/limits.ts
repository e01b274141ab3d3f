/** Extents that a map can hold in itself (include/linux/user_namespace.h, UID_GID_MAP_MAX_BASE_EXTENTS). */
export const maxBaseExtents = 5;

/** Extents that a map can have at all (UID_GID_MAP_MAX_EXTENTS). */
export const maxExtents = 340;

/** Bytes that one write can have: less than a page (kernel/user_namespace.c, map_write). */
export const maxBytes = 4095;

/** Bytes that a write to `setgroups` can have: its buffer has eight, one is for the end (proc_setgroups_write). */
export const maxSetgroupsBytes = 7;

/** Size of `struct uid_gid_extent` in bytes: three of four bytes each. */
export const extentBytes = 12;

/** Size of `struct uid_gid_map` in bytes on 64 bit: one cache line, in 4.14 and before and again since 6.12. */
export const mapBytes = 64;

/** The deepest level at which a namespace can still have children; the initial one is at level 0 (create_user_ns). */
export const maxParentLevel = 32;

/** `(u32) -1`, which stands for "no id". */
export const invalidId = 4_294_967_295;

/** What `stat` and `getuid` show for an id without a mapping: overflowuid, overflowgid, OVERFLOW_PROJID. */
export const overflowId = 65_534;
