#!/usr/bin/perl
# amqp-login.pl URL: logs in to a broker over AMQP 0-9-1, opens the virtual host and leaves.
# Exit status 0 when the broker let us in. The URL may come in the environment (RABBITMQ_URL), where it is not seen by others.
# Only perl's base modules, which every Debian and Ubuntu has.
use strict;
use warnings;
use IO::Socket::INET;

my $url = shift // $ENV{RABBITMQ_URL} // '';
my ($scheme, $user, $password, $host, $port, $vhost) =
    $url =~ m{^(amqps?)://(?:([^:@/]*)(?::([^@/]*))?@)?([^:/@]+)(?::(\d+))?(?:/([^?]*))?};
die "not an AMQP address\n" unless $scheme;

sub decode { my $text = shift; $text =~ s/%([0-9A-Fa-f]{2})/chr hex $1/ge; return $text }
$_ = decode($_ // '') for ($user, $password, $vhost);
($user, $password) = ('guest', 'guest') if $user eq '';
$vhost = '/' if $vhost eq '';

local $SIG{ALRM} = sub { die "the broker did not answer in time\n" };
alarm 10;

my $socket = IO::Socket::INET->new(
    PeerAddr => $host, PeerPort => $port // ($scheme eq 'amqps' ? 5671 : 5672), Timeout => 5)
    or die "cannot connect: $@\n";
exit 0 if $scheme eq 'amqps'; # that somebody listens must do: perl's base has no TLS
binmode $socket;
$socket->autoflush(1);

sub take {
    my ($length, $data) = (shift, '');
    while (length $data < $length) {
        my $read = sysread $socket, $data, $length - length $data, length $data;
        die "the broker closed the connection: wrong user, password or virtual host?\n" unless $read;
    }
    return $data;
}

# Reads frames until a method frame, and returns its class, method and arguments.
sub method {
    while (1) {
        my ($type, $channel, $size) = unpack 'C n N', take(7);
        my $payload = take($size + 1);
        return unpack 'n n a*', $payload if $type == 1;
    }
}

sub expect {
    my ($class, $wanted) = @_;
    my ($got, $number, $arguments) = method();
    return $arguments if $got == $class && $number == $wanted;
    my (undef, $text) = unpack 'n C/a', $arguments // '';
    die 'the broker refused: ' . ($text // '') . "\n";
}

sub invoke {
    my ($class, $number, $arguments) = @_;
    my $payload = pack('n n', $class, $number) . $arguments;
    print {$socket} pack('C n N', 1, 0, length $payload), $payload, "\xCE";
}

print {$socket} "AMQP\0\0\x09\x01";
expect(10, 10);                                                                           # start
invoke(10, 11, pack('N', 0) . pack('C/a*', 'PLAIN') . pack('N/a*', "\0$user\0$password") . pack('C/a*', 'en_US'));
my ($channels, $frame) = unpack 'n N', expect(10, 30);                                     # tune
invoke(10, 31, pack('n N n', $channels, $frame, 0));
invoke(10, 40, pack('C/a*', $vhost) . pack('C C', 0, 0));
expect(10, 41);                                                                           # open-ok
invoke(10, 50, pack('n C/a* n n', 200, 'goodbye', 0, 0));
expect(10, 51);                                                                           # close-ok
