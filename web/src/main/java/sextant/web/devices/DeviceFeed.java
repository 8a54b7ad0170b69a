package sextant.web.devices;

import java.io.IOException;
import java.util.Optional;
import sextant.http.Exchange;
import sextant.mailbox.AccountId;
import sextant.mailbox.DeviceNews;
import sextant.web.page.Door;
import sextant.web.page.NewsFeed;

/** Tells an open page that rows of devices changed. */
public final class DeviceFeed {
    private final DeviceNews news;

    public DeviceFeed(DeviceNews news) {
        this.news = news;
    }

    /** The viewer's own devices. */
    public Door.Page own() {
        return (exchange, viewer) -> tell(exchange, Optional.of(viewer.account()));
    }

    /** Everybody's. */
    public Door.Page all() {
        return (exchange, viewer) -> tell(exchange, Optional.empty());
    }

    private void tell(Exchange exchange, Optional<AccountId> whose) throws IOException {
        NewsFeed.tell(
                exchange,
                () -> news.count(whose),
                known -> exchange.hold(() -> news.await(whose, known, NewsFeed.SILENCE)));
    }
}
