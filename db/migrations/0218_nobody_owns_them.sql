-- SUI-08: nobody became the owner of somebody who is followed in time. An incident of its own name, of the programme.
alter table incidents.incident drop constraint incident_kind_check;
alter table incidents.incident add constraint incident_kind_check check (kind in ('attempt', 'death', 'hospitalisation', 'unacknowledged-acute',
  'nobody-on-call', 'no-contact-recorded', 'no-owner', 'drill-missed', 'watch-stopped', 'other'));
