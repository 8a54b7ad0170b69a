package sextant.http;

import sextant.mailbox.Account;
import sextant.mailbox.Credential;

/** Who signed in, and with which of their passwords. */
public record SignedIn(Account account, Credential credential) {}
