"""What readers follow, the letters to them, what was counted of quality, and history by time."""

import agreements.models.base
import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


HISTORY = (
    "agreement", "participation", "provision", "commitment", "amount", "event",
    "agreementmineral", "agreementsource", "agreementrelation", "disagreement", "citation",
    "claim", "check",
)  # fmt: skip
"""Tables of history that feeds and letters read by time; pghistory makes no such index."""


def by_time(table):
    name = f"agreements_{table}event"
    return migrations.RunSQL(
        f'CREATE INDEX "history_of_{table}_by_time" ON "{name}" ("pgh_created_at" DESC)',
        f'DROP INDEX "history_of_{table}_by_time"',
    )


class Migration(migrations.Migration):

    dependencies = [
        ('agreements', "0011_settling"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Measure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('indicator', models.SlugField(max_length=60)),
                ('day', models.DateField()),
                ('value', models.PositiveIntegerField()),
            ],
            options={
                'ordering': ['indicator', 'day'],
                'indexes': [models.Index(fields=['day'], name='measure_by_day')],
                'constraints': [models.CheckConstraint(condition=models.Q(('indicator__regex', '\\S')), name='measure_indicator_is_not_blank', violation_error_message='“indicator” must not be empty.'), models.UniqueConstraint(fields=('indicator', 'day'), name='measure_is_taken_once_a_day'), models.CheckConstraint(condition=models.Q(('indicator__regex', '^[a-z0-9]+(-[a-z0-9]+)*$')), name='measure_names_its_indicator_by_slug', violation_error_message='An indicator is named by small letters and dashes.')],
            },
        ),
        migrations.CreateModel(
            name='Letter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('address', models.EmailField(max_length=254)),
                ('subject', models.CharField(max_length=200)),
                ('text', models.TextField()),
                ('way_out', models.CharField(help_text='Path of the page that ends such mails.', max_length=200)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('due_at', models.DateTimeField(default=django.utils.timezone.now, help_text='Not sent before.')),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('error', models.TextField(blank=True, help_text='Why it could not be sent last.')),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('given_up', models.BooleanField(default=False)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='letters', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-made_at', '-pk'],
                'indexes': [models.Index(condition=models.Q(('given_up', False), ('sent_at__isnull', True)), fields=['due_at'], name='letter_to_send')],
                'constraints': [models.CheckConstraint(condition=models.Q(('address__regex', '\\S')), name='letter_address_is_not_blank', violation_error_message='“address” must not be empty.'), models.CheckConstraint(condition=models.Q(('subject__regex', '\\S')), name='letter_subject_is_not_blank', violation_error_message='“subject” must not be empty.'), models.CheckConstraint(condition=models.Q(('text__regex', '\\S')), name='letter_text_is_not_blank', violation_error_message='“text” must not be empty.'), models.CheckConstraint(condition=models.Q(('way_out__regex', '\\S')), name='letter_way_out_is_not_blank', violation_error_message='“way out” must not be empty.'), models.CheckConstraint(condition=models.Q(('sent_at__isnull', True), models.Q(('attempts__gte', 1), ('given_up', False)), _connector='OR'), name='letter_sent_was_tried_and_not_given_up', violation_error_message='A letter that was sent was tried, and not given up.'), models.CheckConstraint(condition=models.Q(('given_up', False), models.Q(('error', ''), _negated=True), _connector='OR'), name='letter_given_up_says_why', violation_error_message='Say why it was given up.')],
            },
        ),
        migrations.CreateModel(
            name='Watch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', agreements.models.base.WordField(choices=[('agreement', 'Agreement'), ('party', 'Party'), ('pillar', 'Pillar'), ('commitment', 'Commitment'), ('agreements', 'Agreements'), ('commitments', 'Commitments'), ('disagreements', 'Disagreements'), ('timeline', 'Timeline')], max_length=30)),
                ('target', models.PositiveBigIntegerField(blank=True, null=True)),
                ('query', models.CharField(blank=True, help_text='Of a list: words and values in one order.', max_length=2000)),
                ('title', models.TextField(help_text='What it was called when it was followed.')),
                ('pace', agreements.models.base.WordField(choices=[('daily', 'Once a day'), ('soon', 'Within minutes')], default='daily', max_length=30)),
                ('token', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('told_to', models.DateTimeField(default=django.utils.timezone.now)),
                ('looked_at', models.DateTimeField(default=django.utils.timezone.now, help_text='When it was last looked at.')),
                ('holds', models.JSONField(blank=True, default=list)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='watches', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name_plural': 'watches',
                'ordering': ['kind', 'title', 'pk'],
                'indexes': [models.Index(fields=['pace', 'looked_at'], name='watch_due')],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['agreement', 'party', 'pillar', 'commitment', 'agreements', 'commitments', 'disagreements', 'timeline'])), name='watch_kind_is_a_known_word', violation_error_message='“kind” is not a word of its list.'), models.CheckConstraint(condition=models.Q(('pace__in', ['daily', 'soon'])), name='watch_pace_is_a_known_word', violation_error_message='“pace” is not a word of its list.'), models.CheckConstraint(condition=models.Q(('title__regex', '\\S')), name='watch_title_is_not_blank', violation_error_message='“title” must not be empty.'), models.UniqueConstraint(fields=('user', 'kind', 'target', 'query'), name='watch_is_held_once', nulls_distinct=False, violation_error_message='You follow this already.'), models.CheckConstraint(condition=models.Q(models.Q(('kind__in', ['agreements', 'commitments', 'disagreements', 'timeline']), ('target__isnull', True)), models.Q(models.Q(('kind__in', ['agreements', 'commitments', 'disagreements', 'timeline']), _negated=True), ('query', ''), ('target__isnull', False)), _connector='OR'), name='watch_names_a_row_or_a_list', violation_error_message='Name a row, or a list by its query string.')],
            },
        ),
        *map(by_time, HISTORY),
    ]
