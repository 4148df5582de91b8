-- What a provider says of a contact point for good: that nobody can be reached there. It holds for the value it was said of:
-- a corrected number is another. The number is not erased: a provider may be wrong.
alter table enrollment.contact_point
  add column failed_since timestamptz,
  add column failed_key text,
  add column failed_by text;
comment on column enrollment.contact_point.failed_since is 'When a provider said that the address does not exist, or does not want us; counts only while failed_key = value_key.';
comment on column enrollment.contact_point.failed_by is 'Channel it failed by: a mobile without WhatsApp may still take SMS.';
