/**
 * Mail in and out. {@link sextant.mail.receive} takes it from others (SMTP, LMTP) and from users' programs (submission),
 * {@link sextant.mail.deliver} puts it into mailboxes, {@link sextant.mail.send} makes what users write leave. Start at
 * {@link sextant.mail.receive.Conversation}.
 */
@NullMarked
package sextant.mail;

import org.jspecify.annotations.NullMarked;
