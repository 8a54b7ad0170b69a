package sextant.server;

import java.util.Optional;
import sextant.http.DeviceRecognition;
import sextant.mailbox.AccountId;
import sextant.mailbox.Activity;
import sextant.mailbox.ActivityLog;
import sextant.mailbox.CredentialId;
import sextant.mailbox.Device;
import sextant.mailbox.DeviceId;
import sextant.mailbox.Devices;
import sextant.mailbox.Mailbox;
import sextant.mailbox.Protocol;
import sextant.mailbox.Withholding;

/** The rows of devices, and what each did. */
record KnownDevices(Devices devices, ActivityLog activities, Withholding withholding) implements DeviceRecognition {
    @Override
    public Device recognise(
            AccountId account,
            Protocol protocol,
            String identifier,
            String ownName,
            String client,
            Optional<CredentialId> credential) {
        return devices.recognise(account, protocol, identifier, ownName, client, credential);
    }

    @Override
    public Mailbox view(DeviceId device, Mailbox mailbox) {
        return withholding.view(mailbox, device);
    }

    @Override
    public void note(AccountId account, DeviceId device, Activity activity) {
        activities.note(account, device, activity);
    }
}
