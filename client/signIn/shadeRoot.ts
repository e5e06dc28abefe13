/**
 * Where a page in session mode draws its shade: beside the page's content, which is hidden as by a lock. Whatever the page
 * shows meanwhile, nothing of it can be seen.
 */
export const shadeRootId = 'shade'
