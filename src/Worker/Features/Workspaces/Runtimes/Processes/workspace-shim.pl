#!/usr/bin/perl
# The parent of one workspace process. It outlives the worker (kill -9 of the worker, an upgrade), so that the
# process keeps running and somebody sees how it ends; it takes no part in anything else.
#
#   perl workspace-shim.pl <state directory> <provision id>
#
# On standard input, every item ended by NUL, the counts being decimal:
#
#   <number of arguments> <command's absolute path> <argument>... <number of variables> <NAME=value>...
#
# The counts make a broken-off input recognizable (the worker was killed while writing): then nothing is started.
# Standard output says nothing; its end means that the start is settled, and the files say how (ProvisionFiles.cs).
# Standard error holds a sentence when the start failed for a reason outside the configuration.
#
# Only the child reads the input: this process never holds a value, neither in its memory nor in its environment.
use strict;
use warnings;
use Errno      ();
use Fcntl      ();
use IO::Handle ();
use POSIX      ();

my ($directory, $id) = @ARGV;
die "usage: workspace-shim.pl <state directory> <provision id>\n" unless @ARGV == 2;
my $base = "$directory/$id";

# A signal to the worker's terminal or process group is not meant for us.
$SIG{$_} = 'IGNORE' for qw(HUP INT QUIT TERM PIPE USR1 USR2 TSTP TTIN TTOU);
$SIG{CHLD} = sub { };
umask 0077;
chdir '/' or die "cannot enter /: $!\n";
POSIX::setsid();
# What the worker itself inherited without close-on-exec (a lock of the script that started it) goes no further.
opendir my $descriptors, '/proc/self/fd' or die "cannot list the open descriptors: $!\n";
my @inherited = grep { /^\d+$/ && $_ > 2 } readdir $descriptors;
closedir $descriptors;
POSIX::close($_) for @inherited;

my $boot = first_line('/proc/sys/kernel/random/boot_id');
my $shim = "$$ " . (status($$))[2];

# Blocked outside sigsuspend, so that an end between looking and waiting is not missed.
my $children = POSIX::SigSet->new(POSIX::SIGCHLD());
POSIX::sigprocmask(POSIX::SIG_BLOCK(), $children);
pipe my $news, my $report or die "cannot make a pipe: $!\n";    # both close on exec: Perl marks what is above $^F
my $child = fork;
die "cannot fork: $!\n" unless defined $child;
if ($child == 0) {
    close $news;
    workspace($report);
    POSIX::_exit(127);
}
close $report;
open STDIN, '<', '/dev/null' or die "cannot open /dev/null: $!\n";

# The pipe ends when the child has become the command, or has ended.
my $told = '';
while (1) {
    my $read = sysread $news, $told, 4096, length $told;
    next if !defined $read && $!{EINTR};
    last unless $read;
}
my ($claimed, $problem, $number) = $told =~ /\A(c?)([iwx]?)(\d*)\z/ or die "the child reported nonsense\n";
print {*STDERR} "the input broke off; nothing was started\n" if $problem eq 'i';
print {*STDERR} "cannot write to $directory: ", do { local $! = $number; "$!" }, "; nothing was started\n" if $problem eq 'w';
if ($claimed) {
    if   ($problem eq 'x') { write_file("$base.exit", "failed $number\n") }
    else                   { write_file("$base.running", '') }
}
open STDOUT, '>', '/dev/null' or die "cannot open /dev/null: $!\n";
open STDERR, '>', '/dev/null' or die "cannot open /dev/null: $!\n";

# The child is looked at before it is reaped: until then its number, and so the group's, is nobody else's.
my $none = POSIX::SigSet->new;
POSIX::sigsuspend($none) until has_ended($child);
kill 'KILL', -$child;    # a workspace is its first process: what that leaves behind ends with it
waitpid $child, 0;
my $status = $?;
if ($claimed && $problem eq '') {
    write_file("$base.exit", $status & 127 ? 'signal ' . ($status & 127) . "\n" : 'code ' . ($status >> 8) . "\n");
}
exit 0;

# The child: reads what to become, claims the provision, becomes it. Says 'c' when it has claimed, then, or instead,
# 'i' (input incomplete), 'w<errno>' (cannot write the claim), 'x<errno>' (cannot execute). Losing the claim says nothing.
sub workspace {
    my ($say) = @_;
    # Perl's own warnings could quote a value.
    open STDOUT, '>', '/dev/null' or return;
    open STDERR, '>', '/dev/null' or return;
    POSIX::setsid();    # a group of its own: a stop reaches the children too
    delete @SIG{qw(HUP INT QUIT TERM PIPE USR1 USR2 TSTP TTIN TTOU CHLD)};
    POSIX::sigprocmask(POSIX::SIG_SETMASK(), POSIX::SigSet->new);

    my $input = '';
    binmode STDIN;
    while (1) {
        my $read = sysread STDIN, $input, 65536, length $input;
        next if !defined $read && $!{EINTR};
        last unless $read;
    }
    my @items = split /\0/, $input, -1;
    # What follows the last NUL must be nothing.
    return tell_shim($say, 'i') unless @items && pop(@items) eq '';
    my $arguments = counted(\@items);
    my $variables = $arguments && counted(\@items);
    return tell_shim($say, 'i') unless $variables && @$arguments && !@items;
    open STDIN, '<', '/dev/null' or return tell_shim($say, 'w' . ($! + 0));

    my $outcome = claim();
    return if $outcome == Errno::EEXIST();
    return tell_shim($say, "w$outcome") if $outcome;
    tell_shim($say, 'c');

    %ENV = ();
    for my $variable (@$variables) {
        my ($name, $value) = split /=/, $variable, 2;
        $ENV{$name} = $value;
    }
    no warnings 'exec';
    exec { $arguments->[0] } @$arguments;
    tell_shim($say, 'x' . ($! + 0));
}

# Takes a count and as many items off the front; nothing when there are fewer.
sub counted {
    my ($items) = @_;
    my $count = shift @$items;
    return unless defined $count && $count =~ /\A\d{1,9}\z/ && $count <= @$items;
    return [splice @$items, 0, $count];
}

# Creates the claim, complete and at once (a link either makes the whole file or fails because there is one).
# Returns 0 or the error number; EEXIST: the provision has been started, or stopped, before.
sub claim {
    my $start     = (status($$))[2];
    my $temporary = "$base.$$.tmp";
    my $outcome   = 0;
    write_file($temporary, "started $$ $start $shim $boot\n", 1)
        && (link($temporary, "$base.claim") || do { $outcome = $! + 0; 0 })
        || ($outcome ||= $! + 0);
    unlink $temporary;
    sync_directory() unless $outcome;
    return $outcome;
}

# Writes a file so that it is there whole or not at all, also after a power cut. True when it is.
sub write_file {
    my ($path, $text, $direct) = @_;
    my $temporary = $direct ? $path : "$path.$$.tmp";
    open my $file, '>', $temporary or return 0;
    my $written = print({$file} $text) && $file->flush && $file->sync;
    return 0 unless close($file) && $written;
    return $direct || rename $temporary, $path;
}

# After a power cut the claim must be there, or the provision would be started again.
sub sync_directory {
    sysopen my $handle, $directory, Fcntl::O_RDONLY() or return;
    $handle->sync;
    close $handle;
}

sub tell_shim { my ($say, $text) = @_; syswrite $say, $text }

sub first_line {
    my ($path) = @_;
    open my $file, '<', $path or die "cannot read $path: $!\n";
    my $line = <$file>;
    chomp $line;
    return $line;
}

# State, number of threads and start time (clock ticks since boot) of a process: proc(5). The name in parentheses may hold anything.
sub status {
    my ($pid) = @_;
    open my $file, '<', "/proc/$pid/stat" or return ('X', 0, 0);
    local $/;
    my @fields = split ' ', (<$file> =~ s/\A.*\)//sr);
    return @fields[0, 17, 19];
}

# A first thread that has ended while others run looks like a zombie too.
sub has_ended {
    my ($state, $threads) = status($_[0]);
    return $state eq 'X' || $state eq 'Z' && $threads <= 1;
}
