const STATUS = /^[1-5]\d\d$/;

/** Whether the control plane takes a text as a status code (recorded). */
export const isStatusCode = (text: string): boolean => STATUS.test(text);
