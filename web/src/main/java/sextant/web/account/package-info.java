/** Signing in and out, the account and its sessions. */
@NullMarked
package sextant.web.account;

import org.jspecify.annotations.NullMarked;
