/* #region body */
int body;
/* #endregion */
